import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { failed, ok, type Problem, problem, type Result } from '../../model/index.ts';
import { printable } from '../printable.ts';

// More layers than this is no server's mistake.
const MAX_LAYERS = 2;

type Decoder = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

// RFC 9110 §8.4.1. `deflate` is zlib-wrapped there and bare in some servers' minds.
const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['br', promisify(brotliDecompress)],
  ['deflate', (bytes, options) => promisify(isZlib(bytes) ? inflate : inflateRaw)(bytes, options)],
]);

/**
 * Undoes the content codings of a response. Decoding stops as soon as a layer has given more than
 * `maxBytes`, so 80 bytes that mean 50 MB cost `maxBytes` at most. Problems: `decompression-limit`,
 * `source-error` (a coding we do not know, or one that ends before it is complete).
 *
 * @param headers the values of all Content-Encoding headers, in order
 */
export async function decodeContent(
  body: Uint8Array,
  headers: readonly string[],
  maxBytes: number,
): Promise<Result<Uint8Array>> {
  const codings = headers
    .flatMap((value) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MAX_LAYERS) {
    return failed(problem('decompression-limit', `the answer was compressed ${codings.length} times over`));
  }
  let bytes = body;
  for (const coding of codings.reverse()) {
    const decode = DECODERS.get(coding);
    if (decode === undefined) {
      return failed(
        problem(
          'source-error',
          `the answer came in a coding that was not asked for (${printable(coding, 40)})`,
        ),
      );
    }
    try {
      bytes = await decode(bytes, { maxOutputLength: maxBytes });
    } catch (error) {
      return failed(problemOf(error, coding, maxBytes));
    }
  }
  return ok(bytes);
}

// RFC 1950 §2.2: method 8, and the first two bytes are a multiple of 31.
function isZlib(bytes: Uint8Array): boolean {
  const [cmf = 0, flg = 0] = bytes;
  return (cmf & 0x0f) === 8 && (cmf * 256 + flg) % 31 === 0;
}

function problemOf(error: unknown, coding: string, maxBytes: number): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    return problem('decompression-limit', `the answer grew beyond ${maxBytes} bytes when decompressed`);
  }
  if (code.startsWith('Z_') || code.startsWith('ERR_') || code.startsWith('BROTLI')) {
    return problem('source-error', `the answer was damaged or cut: its ${coding} coding does not end`);
  }
  throw error;
}
