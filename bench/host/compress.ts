import { brotliCompressSync, constants } from 'node:zlib';

/** Brotli at its best, as a shop's server would send what it has compressed once. */
export function compress(text: string | Buffer): Buffer {
  const buffer = Buffer.from(text);
  return brotliCompressSync(buffer, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: buffer.length,
    },
  });
}
