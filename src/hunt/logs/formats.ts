import { wideOrder } from './wide-text.ts';

/** What a log's first bytes say it is; its name is not asked. */
export type LogFormat =
  | { readonly kind: 'text' }
  /** UTF-16 without a byte order mark */
  | { readonly kind: 'wide-text' }
  | { readonly kind: 'gzip' }
  | { readonly kind: Packed }
  /** records that are read as lines, from a file that can be read at any place */
  | { readonly kind: Recorded }
  /** known to hold no lines of text, so that searching it would find nothing and prove nothing */
  | { readonly kind: 'other'; readonly name: string; readonly hint: string };

export type Recorded = 'evtx' | 'parquet';

/** Compressed in a way that takes a program beside Node, or a newer Node. */
export type Packed = 'zstd' | 'bzip2' | 'xz';

const PACKED: readonly (readonly [signature: string, kind: Packed])[] = [
  ['\x28\xb5\x2f\xfd', 'zstd'],
  ['BZh', 'bzip2'],
  ['\xfd7zXZ\0', 'xz'],
];

/** Bytes of the longest signature. */
export const LONGEST_SIGNATURE = 16;

/** Signatures as their formats define them; each byte is a character. */
const OTHERS: readonly (readonly [signature: string, name: string, hint: string])[] = [
  ['\x04\x22\x4d\x18', 'lz4', 'Try: lz4 -dc <log> | howdunit hunt -'],
  ['PK\x03\x04', 'a ZIP archive', 'Unpack it first.'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive', 'Unpack it first.'],
  ['Rar!\x1a\x07', 'a RAR archive', 'Unpack it first.'],
  ['\x1f\x9d', 'compressed by compress', 'Try: uncompress -c <log> | howdunit hunt -'],
  ['\x5d\0\0', 'LZMA', 'Try: xz -dc --format=lzma <log> | howdunit hunt -'],
  ['%PDF-', 'a PDF', 'It is a report rather than a log: howdunit read.'],
  ['SQLite format 3\0', 'an SQLite database', 'Export it as text or CSV first.'],
  ['\xd4\xc3\xb2\xa1', 'a packet capture', 'Write its flows or names out as text first.'],
  ['\x0a\x0d\x0d\x0a', 'a packet capture', 'Write its flows or names out as text first.'],
  ['LPKSHHRH', 'a systemd journal', 'Try: journalctl --file <log> -o json | howdunit hunt -'],
];

export function formatOf(start: Uint8Array): LogFormat {
  const bytes = Buffer.from(start.subarray(0, LONGEST_SIGNATURE)).toString('latin1');
  if (bytes.startsWith('\x1f\x8b')) return { kind: 'gzip' };
  const packed = PACKED.find(([signature]) => bytes.startsWith(signature));
  if (packed !== undefined) return { kind: packed[1] };
  if (bytes.startsWith('ElfFile\0')) return { kind: 'evtx' };
  if (bytes.startsWith('PAR1')) return { kind: 'parquet' };
  const other = OTHERS.find(([signature]) => bytes.startsWith(signature));
  if (other !== undefined) return { kind: 'other', name: other[1], hint: other[2] };
  return { kind: wideOrder(Buffer.from(start)) === undefined ? 'text' : 'wide-text' };
}
