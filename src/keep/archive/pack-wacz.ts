import { crc32 } from 'node:zlib';
import { type Sha256, sha256, type UtcInstant } from '../../model/index.ts';
import type { Disk } from './place-file.ts';
import { openSpool, type Spool } from './spool.ts';
import type { WarcEntry } from './warc-entry.ts';
import { writeIndex } from './write-index.ts';
import { WARC_NAME, writeWarc } from './write-warc.ts';
import { storedZip, type ZipMember } from './zip-stored.ts';

export interface WaczContent {
  /** The page a viewer opens first. */
  readonly page: {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    /** Its words, where a viewer may search them. */
    readonly text?: string;
  };
  readonly created: UtcInstant;
  readonly software: string;
  readonly entries: readonly WarcEntry[];
}

/**
 * Signs the archive: given `sha256:` and the digest of datapackage.json, the `signedData` of
 * datapackage-digest.json, or nothing where the archive stays unsigned.
 */
export type Seal = (hash: string) => Promise<Readonly<Record<string, string>> | undefined>;

/** Where the WARC lies inside the ZIP. */
export const WARC_PATH: string = `archive/${WARC_NAME}`;

/**
 * A WACZ (specs.webrecorder.net/wacz/1.1.1) as a stream of bytes. The index is a plain `.cdx`:
 * replay tools look for a second, block index beside a compressed one. Memory does not grow with the
 * records: the WARC is spooled in `folder` until its hash, which the ZIP states first, is known.
 *
 * @throws errno errors of the disk
 */
export async function* packWacz(
  content: WaczContent,
  folder: string,
  seal: Seal,
  disk?: Disk,
): AsyncGenerator<Uint8Array> {
  const spool = await openSpool(folder, disk);
  try {
    yield* storedZip(members(content, spool, seal));
  } finally {
    await spool.close();
  }
}

async function* members(content: WaczContent, spool: Spool, seal: Seal): AsyncGenerator<ZipMember> {
  const { entries, software, created } = content;
  const records = await writeWarc(entries, software, created, (chunk) => spool.write(chunk));
  const resources = [
    { path: WARC_PATH, ...spool.sum(), open: () => spool.read() },
    inMemory('indexes/index.cdx', writeIndex(records)),
    inMemory('pages/pages.jsonl', pagesOf(content)),
  ];
  yield* resources;
  const manifest = inMemory('datapackage.json', manifestOf(content, resources));
  yield manifest;
  const hash = `sha256:${manifest.sha256}`;
  const signedData = await seal(hash);
  const digest = { path: 'datapackage.json', hash, ...(signedData && { signedData }) };
  yield inMemory('datapackage-digest.json', json(digest));
}

function inMemory(path: string, content: Buffer): ZipMember {
  return {
    path,
    bytes: content.length,
    crc32: crc32(content),
    sha256: sha256(content),
    open: () => [content],
  };
}

function pagesOf({ page, created }: WaczContent): Buffer {
  const lines = [
    { format: 'json-pages-1.0', id: 'pages', title: 'All Pages', hasText: page.text !== undefined },
    { id: page.id, url: page.url, ts: created, title: page.title, text: page.text },
  ];
  return Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function manifestOf(
  content: WaczContent,
  resources: readonly { readonly path: string; readonly sha256: Sha256; readonly bytes: number }[],
): Buffer {
  return json({
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: content.page.title,
    created: content.created,
    software: content.software,
    mainPageUrl: content.page.url,
    mainPageDate: content.created,
    resources: resources.map((resource) => ({
      name: resource.path.slice(resource.path.lastIndexOf('/') + 1),
      path: resource.path,
      hash: `sha256:${resource.sha256}`,
      bytes: resource.bytes,
    })),
  });
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
