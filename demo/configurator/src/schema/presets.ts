import { getText } from '../work/getAt';
import type { Document } from '../work/Json';

export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly document: Document;
}

/** The configurations of the example shops, as they are served. */
const files = import.meta.glob<Document>('../../../public/*/soglasie.config.json', {
  eager: true,
  import: 'default',
});

export const presets: readonly Preset[] = [
  { id: 'empty', title: 'Пустой магазин', document: {} },
  ...Object.entries(files).map(([file, document]) => {
    const id = /([^/]+)\/soglasie\.config\.json$/.exec(file)?.[1] ?? file;
    return { id, title: getText(document, 'operator.name') || id, document };
  }),
];
