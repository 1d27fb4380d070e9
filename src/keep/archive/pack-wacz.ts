import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { sha256, type UtcInstant } from '../../model/index.ts';
import { WARC_NAME } from './write-warc.ts';

export interface WaczContent {
  /** The page a viewer opens first. */
  readonly page: { readonly id: string; readonly url: string; readonly title: string };
  readonly created: UtcInstant;
  readonly software: string;
  readonly warc: Buffer;
  readonly index: Buffer;
}

/** Where the WARC lies inside the ZIP. */
export const WARC_PATH: string = `archive/${WARC_NAME}`;

// A ZIP entry's time has no zone, so it would say where the copy was made and change its bytes from
// desk to desk. The instants that count are in the records; every entry bears the format's epoch.
const ENTRY = {
  mtime: new Date(1980, 0, 1),
  forceDosTimestamp: true,
  mode: 0o100644,
  compress: false,
} as const;

/**
 * A WACZ (specs.webrecorder.net/wacz/1.1.1) as a stream of bytes. The index is a plain `.cdx`:
 * replay tools look for a second, block index beside a compressed one.
 */
export function packWacz(content: WaczContent): AsyncIterable<Uint8Array> {
  const resources: [path: string, bytes: Buffer][] = [
    [WARC_PATH, content.warc],
    ['indexes/index.cdx', content.index],
    ['pages/pages.jsonl', pagesOf(content)],
  ];
  const manifest = manifestOf(content, resources);
  const digest = json({ path: 'datapackage.json', hash: `sha256:${sha256(manifest)}` });
  const zip = new ZipFile();
  for (const [path, bytes] of [
    ...resources,
    ['datapackage.json', manifest] as const,
    ['datapackage-digest.json', digest] as const,
  ]) {
    zip.addBuffer(bytes, path, ENTRY);
  }
  zip.end();
  return zip.outputStream as Readable;
}

function pagesOf({ page, created }: WaczContent): Buffer {
  const lines = [
    { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' },
    { id: page.id, url: page.url, ts: created, title: page.title },
  ];
  return Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function manifestOf(content: WaczContent, resources: readonly [path: string, bytes: Buffer][]): Buffer {
  return json({
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: content.page.title,
    created: content.created,
    software: content.software,
    mainPageUrl: content.page.url,
    mainPageDate: content.created,
    resources: resources.map(([path, bytes]) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      hash: `sha256:${sha256(bytes)}`,
      bytes: bytes.length,
    })),
  });
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
