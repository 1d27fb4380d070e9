import { createHash } from 'node:crypto';
import { ByteQueue } from './byte-queue.ts';
import type { Ledger } from './check.ts';
import { hasher, matches } from './digests.ts';
import { blockOf, checkBlockIndex, type IndexBlock } from './index/block-index.ts';
import { IndexCheck } from './index/check-index.ts';
import { type Budget, DamagedMember, type Limits, Unreadable } from './limits.ts';
import { checkPages } from './package/check-pages.ts';
import type { Resource } from './package/manifest.ts';
import { checkWarc } from './warc/check-warc.ts';
import { gzipMember } from './warc/gzip-member.ts';
import { Records } from './warc/records.ts';
import type { PlacedEntry } from './zip/local-headers.ts';
import { memberBytes } from './zip/member-stream.ts';
import type { ZipFile } from './zip/zip-file.ts';

/** An opened archive and what it may cost. */
export interface Reading {
  readonly file: ZipFile;
  readonly entries: readonly PlacedEntry[];
  readonly resources: ReadonlyMap<string, Resource>;
  readonly limits: Limits;
  readonly budget: Budget;
  readonly ledger: Ledger;
}

/** Reads every listed file once: WARCs first, since the others are compared with them. */
export async function readFiles(reading: Reading): Promise<Records> {
  const { ledger, limits } = reading;
  const records = new Records(limits);
  const recordFault = (message: string): void => ledger.fault('records', message);
  const warcs = reading.entries.filter(({ name }) => name.startsWith('archive/') && !name.endsWith('/'));
  for (const entry of warcs) {
    await readWhole(reading, entry, 'records', (content) =>
      checkWarc(content, entry.name.slice('archive/'.length), {
        limits,
        budget: reading.budget,
        fault: recordFault,
        record: (record) => records.add(record, recordFault),
      }),
    );
  }
  records.checkReferences(recordFault);
  ledger.found('records', `${records.count} records, every digest they state is right`);
  await readIndexes(reading, records);
  await readPages(reading, records);
  const read = new Set([...warcs, ...indexesOf(reading), ...pagesOf(reading)]);
  for (const entry of reading.entries) {
    if (read.has(entry) || entry.name.endsWith('/')) continue;
    await readWhole(
      reading,
      entry,
      'resources',
      async (content) => void (await new ByteQueue(content).drain()),
    );
  }
  return records;
}

const indexesOf = ({ entries }: Reading): PlacedEntry[] =>
  entries.filter(({ name }) => /^indexes\/.+\.(?:cdxj?|cdxj?\.gz|idx)$/i.test(name));

const pagesOf = ({ entries }: Reading): PlacedEntry[] =>
  entries.filter(({ name }) => /^pages\/.+\.jsonl$/i.test(name));

async function readIndexes(reading: Reading, records: Records): Promise<void> {
  const { ledger, limits, budget } = reading;
  const fault = (message: string): void => ledger.fault('index', message);
  const check = new IndexCheck(records, fault);
  const blocks = new Map<string, IndexBlock[]>();
  // A block index last: it is compared with the blocks.
  const inOrder = indexesOf(reading).sort((a, b) => Number(isBlockIndex(a)) - Number(isBlockIndex(b)));
  for (const entry of inOrder) {
    await readWhole(reading, entry, 'index', async (content) => {
      const queue = new ByteQueue(content);
      if (isBlockIndex(entry)) {
        const text = await queue.take(limits.jsonBytes);
        for (const found of checkBlockIndex(text.toString('utf8'), blocks)) fault(`${entry.name} ${found}`);
      } else if ((await queue.peek(2)).equals(Buffer.from([0x1f, 0x8b]))) {
        const found: IndexBlock[] = [];
        await check.read(inflatedBlocks(queue, budget, found), entry.name, limits);
        blocks.set(entry.name.slice('indexes/'.length), found);
      } else await check.read(queueBytes(queue), entry.name, limits);
    });
  }
  if (inOrder.length === 0) return;
  check.finish();
  ledger.found('index', `${check.lines} lines, each leads to its record and no record is left out`);
}

const isBlockIndex = ({ name }: PlacedEntry): boolean => /\.idx$/i.test(name);

async function* queueBytes(queue: ByteQueue): AsyncGenerator<Uint8Array> {
  yield* queue.pieces(Number.MAX_SAFE_INTEGER);
}

async function* inflatedBlocks(
  queue: ByteQueue,
  budget: Budget,
  blocks: IndexBlock[],
): AsyncGenerator<Uint8Array> {
  while ((await queue.front()) !== undefined) {
    const offset = queue.offset;
    const hash = createHash('sha256');
    queue.tap = (taken) => hash.update(taken);
    let start: Buffer = Buffer.alloc(0);
    for await (const chunk of gzipMember(queue, budget)) {
      if (start.length < 4_096) start = Buffer.concat([start, chunk.subarray(0, 4_096)]);
      yield chunk;
    }
    blocks.push(blockOf(hash, offset, queue.offset - offset, start));
  }
}

async function readPages(reading: Reading, records: Records): Promise<void> {
  const { ledger, limits } = reading;
  let pages = 0;
  for (const entry of pagesOf(reading)) {
    await readWhole(reading, entry, 'pages', async (content) => {
      pages += await checkPages(content, entry.name, records, limits, (message) =>
        ledger.fault('pages', message),
      );
    });
  }
  ledger.found('pages', `${pages} pages, each has its record`);
}

/** Gives a file's bytes to whoever understands them, and checks its size and hash meanwhile. */
async function readWhole(
  reading: Reading,
  entry: PlacedEntry,
  link: 'records' | 'index' | 'pages' | 'resources',
  read: (content: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const { ledger } = reading;
  const resource = reading.resources.get(entry.name);
  const hash = resource && hasher(resource.digest);
  let bytes = 0;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of memberBytes(reading.file, entry, reading.budget)) {
      hash?.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  const content = hashed();
  try {
    try {
      await read({ [Symbol.asyncIterator]: () => ({ next: () => content.next() }) });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      ledger.fault(error instanceof DamagedMember ? 'zip' : link, `${entry.name} ${error.message}`);
    }
    // Whoever gave up early has not seen the end, and the hash is of the whole.
    for await (const _ of content);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    ledger.fault('zip', `${entry.name} ${error.message}`);
    return;
  }
  if (resource === undefined || hash === undefined) return;
  if (resource.bytes !== bytes)
    ledger.fault(
      'resources',
      `${entry.name} has ${bytes} bytes, and datapackage.json says ${resource.bytes}`,
    );
  if (!matches(resource.digest, hash))
    ledger.fault('resources', `${entry.name} has another hash than datapackage.json says`);
}
