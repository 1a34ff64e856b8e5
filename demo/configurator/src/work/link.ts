import { isDocument, type Document } from './Json';

/** The part of an address behind `#` never leaves the browser: who shares the link shares the configuration, and nobody else has it. */
const PREFIX = '#k=';

/** What a configuration cannot be longer than, so that a link of few letters cannot fill the memory. */
const LONGEST = 1_000_000;

export async function toFragment(document: Document): Promise<string> {
  const text = new Blob([JSON.stringify(document)]);
  const packed = await new Response(
    text.stream().pipeThrough(new CompressionStream('deflate-raw')),
  ).arrayBuffer();
  const letters = Array.from(new Uint8Array(packed), (byte) => String.fromCharCode(byte)).join('');
  return PREFIX + btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The configuration in a fragment: undefined where it has none, null where it cannot be read. */
export async function fromFragment(fragment: string): Promise<Document | null | undefined> {
  if (!fragment.startsWith(PREFIX)) return undefined;
  try {
    const letters = atob(fragment.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/'));
    const packed = new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))]);
    const document: unknown = JSON.parse(
      await readShort(packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))),
    );
    return isDocument(document) ? document : null;
  } catch {
    return null;
  }
}

async function readShort(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > LONGEST) throw new Error('too long');
  }
  return text + decoder.decode();
}
