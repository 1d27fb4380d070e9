import { WARCParser } from 'warcio';
import { decodeContent } from '../fetch/decode-content.ts';

/** What a page is shown with, as it was kept. */
export interface PageFile {
  /** Lower case, without parameters, as the server said. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Bytes of one file and of all of them; what a page is shown with has no need of more. */
const MOST_OF_ONE = 16 * 1024 * 1024;
const MOST = 64 * 1024 * 1024;

/**
 * Every answer with a body in a WARC, by its URL without fragment. What cannot be read, is too large or was no
 * success is left out.
 *
 * @throws what warcio throws on malformed input
 */
export async function pageFiles(warc: Uint8Array): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  let bytes = 0;
  for await (const record of WARCParser.iterRecords([warc], { parseHttp: false })) {
    const url = record.warcTargetURI;
    if (record.warcType !== 'response' || url === null || url === undefined) continue;
    const file = await fileOf(Buffer.from(await record.readFully(false)));
    if (file === undefined || bytes + file.bytes.length > MOST) continue;
    bytes += file.bytes.length;
    files.set(url, file);
  }
  return files;
}

async function fileOf(block: Buffer): Promise<PageFile | undefined> {
  const end = block.indexOf('\r\n\r\n');
  if (end < 0 || block.length > MOST_OF_ONE) return undefined;
  const [status = '', ...headers] = block.toString('latin1', 0, end).split('\r\n');
  if (!/^HTTP\/\d(?:\.\d)? 2\d\d\b/u.test(status)) return undefined;
  const valuesOf = (name: string): string[] =>
    headers.flatMap((line) =>
      line.toLowerCase().startsWith(`${name}:`) ? [line.slice(name.length + 1).trim()] : [],
    );
  const body = await decodeContent(block.subarray(end + 4), valuesOf('content-encoding'), MOST_OF_ONE);
  if (!body.ok) return undefined;
  const type = (valuesOf('content-type')[0] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return { type, bytes: body.value };
}
