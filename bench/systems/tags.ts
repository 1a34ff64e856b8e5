import type { Held } from './System';

/** Script elements with these attributes, which hold them back; an external one names its file in `data-src`. */
export function tags(attributes: string): (held: readonly Held[]) => string {
  return (held) =>
    held
      .map(({ index, src }) =>
        src === undefined
          ? `<script ${attributes}>run(${index})</script>`
          : `<script ${attributes} data-src="${src}"></script>`,
      )
      .join('\n');
}
