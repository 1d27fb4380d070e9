import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { openPromise } from 'yauzl';
import { type Kept, type keepFile, keepUrl } from '../index.ts';
import { keepBytes } from '../keep-file.ts';
import { verifyWacz } from '../verify/verify-wacz.ts';

// The archive is read back here by other means than those that wrote it: yauzl for the ZIP, warcio's
// parser for the WARC, node:crypto for every hash.

const BODY = 'The loader called home at noon.';
const OPTIONS = { now: () => Date.UTC(2026, 10, 17, 9, 30, 0, 5), software: 'howdunit/0.1.0' };

let archive: string;
beforeEach(async () => {
  archive = await mkdtemp(join(tmpdir(), 'keep-wacz-'));
});
afterEach(() => rm(archive, { recursive: true }));

const hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

interface ReadRecord {
  readonly headers: ReadonlyMap<string, string>;
  readonly block: Buffer;
}

async function unzip(name: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const zip = await openPromise(join(archive, name), { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    expect(entry.compressionMethod).toBe(0);
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

async function recordsOf(warc: Buffer): Promise<ReadRecord[]> {
  const records: ReadRecord[] = [];
  for await (const record of WARCParser.iterRecords([warc], { parseHttp: false })) {
    const headers = new Map<string, string>([...record.warcHeaders.headers]);
    records.push({ headers, block: Buffer.from(await record.readFully(false)) });
  }
  return records;
}

const file = (files: ReadonlyMap<string, Buffer>, name: string): Buffer => files.get(name) ?? Buffer.alloc(0);
const payloadOf = (block: Buffer): Buffer => block.subarray(block.indexOf('\r\n\r\n') + 4);

/** Checks every hash, size and offset that the WACZ records, and gives its records. */
async function verified({ capture }: Kept): Promise<ReadRecord[]> {
  expect(hex(await readFile(join(archive, capture.wacz)))).toBe(capture.waczSha256);
  const files = await unzip(capture.wacz);
  const manifest = JSON.parse(file(files, 'datapackage.json').toString());
  const digest = JSON.parse(file(files, 'datapackage-digest.json').toString());
  expect(digest).toEqual({
    path: 'datapackage.json',
    hash: `sha256:${hex(file(files, 'datapackage.json'))}`,
  });
  expect(manifest).toMatchObject({
    profile: 'data-package',
    wacz_version: '1.1.1',
    created: capture.capturedAt,
  });
  const listed = manifest.resources.map(({ path }: { path: string }) => path);
  expect([...listed, 'datapackage.json', 'datapackage-digest.json'].sort()).toEqual([...files.keys()].sort());
  for (const { path, hash, bytes } of manifest.resources) {
    expect([hash, bytes]).toEqual([`sha256:${hex(file(files, path))}`, file(files, path).length]);
  }
  const warc = file(files, 'archive/data.warc.gz');
  const records = await recordsOf(warc);
  for (const { headers, block } of records) {
    expect(headers.get('warc-block-digest')).toBe(`sha256:${hex(block)}`);
    expect(Number(headers.get('content-length'))).toBe(block.length);
  }
  await verifyIndex(file(files, 'indexes/index.cdx').toString(), warc);
  const [, page] = file(files, 'pages/pages.jsonl').toString().trim().split('\n');
  expect(JSON.parse(page ?? '')).toMatchObject({
    id: capture.id,
    url: manifest.mainPageUrl,
    ts: capture.capturedAt,
  });
  return records;
}

async function verifyIndex(index: string, warc: Buffer): Promise<void> {
  const lines = index.trimEnd().split('\n');
  expect(lines).toEqual([...lines].sort());
  for (const line of lines) {
    const found = JSON.parse(line.slice(line.indexOf('{')));
    const member = warc.subarray(found.offset, found.offset + found.length);
    expect(found.recordDigest).toBe(`sha256:${hex(member)}`);
    const [record, none] = await recordsOf(member);
    expect(none).toBeUndefined();
    expect(record?.headers.get('warc-target-uri')).toBe(found.url);
    expect(record?.headers.get('warc-payload-digest')).toBe(found.digest);
    expect(gunzipSync(member).subarray(0, 10).toString()).toBe('WARC/1.1\r\n');
    expect(line).toMatch(/^\S+ 20261117093000 \{/);
  }
}

async function value(result: ReturnType<typeof keepFile>): Promise<Kept> {
  const kept = await result;
  if (!kept.ok) throw new Error(kept.problem.message);
  return kept.value;
}

describe('the archive of a file', () => {
  it('holds its bytes, its name alone, and only true hashes', async () => {
    const bytes = Buffer.from([0, 13, 10, 13, 10, 255, 254, 87, 65, 82, 67, 47, 49]);
    const kept = await value(
      keepBytes(bytes, '/home/somebody/secret place/Übersicht 1.pdf', { archive, ...OPTIONS }),
    );
    const [info, resource, ...rest] = await verified(kept);
    expect(rest).toEqual([]);
    expect(info?.block.toString()).toContain('software: howdunit/0.1.0\r\n');
    expect(resource?.headers.get('warc-target-uri')).toBe('file:///%C3%9Cbersicht%201.pdf');
    expect(resource?.headers.get('warc-payload-digest')).toBe(`sha256:${kept.capture.sha256}`);
    expect(resource?.headers.get('warc-date')).toBe('2026-11-17T09:30:00.005Z');
    expect(resource?.headers.get('warc-warcinfo-id')).toBe(info?.headers.get('warc-record-id'));
    expect(resource?.block).toEqual(bytes);
    const everything = Buffer.concat([
      ...(await unzip(kept.capture.wacz)).values(),
      gunzipSync(await warcOf(kept)),
    ]);
    expect(everything.includes('secret place')).toBe(false);
  });

  it('lists the words of a page for viewers that search, without its scripts, and none of anything else', async () => {
    const page = `<!doctype html><meta charset="iso-8859-1"><title>T</title><style>p{}</style><script>let a='<p>no';</script>
      <p>Caf\xe9 &amp; <b>Cop</b>per</p><p>Heron</p>`;
    const listed = async (content: Buffer): Promise<unknown[]> => {
      const { capture } = await value(keepBytes(content, 'a', { archive, ...OPTIONS }));
      const lines = file(await unzip(capture.wacz), 'pages/pages.jsonl')
        .toString()
        .trim()
        .split('\n');
      return lines.map((line) => JSON.parse(line));
    };
    const [head, words] = await listed(Buffer.from(page, 'latin1'));
    expect([head, words]).toMatchObject([{ hasText: true }, { text: 'Caf\u00e9 & Copper Heron' }]);
    const [bare, none] = await listed(Buffer.from(BODY));
    expect(bare).toMatchObject({ hasText: false });
    expect(none).not.toHaveProperty('text');
  });

  it('costs no more than a viewer can bear, whatever the page', async () => {
    const page = `<!doctype html><p>${'&#1;'.repeat(1_000_000)}${'\u{1f426}'.repeat(300_000)}`;
    const kept = await value(keepBytes(Buffer.from(page), 'a.html', { archive, ...OPTIONS }));
    await verified(kept);
    const checked = await verifyWacz(join(archive, kept.capture.wacz));
    expect(checked).toMatchObject({ ok: true, value: { verdict: 'verifies' } });
  });

  it('is the same, byte for byte, when the same bytes are kept at the same instant', async () => {
    const first = await value(keepBytes(Buffer.from(BODY), 'a.txt', { archive, ...OPTIONS }));
    const second = await value(keepBytes(Buffer.from(BODY), 'a.txt', { archive, ...OPTIONS }));
    expect(second.capture).toEqual(first.capture);
    await verified(first);
  });
});

describe('the archive of a URL', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  const HEAD = 'HTTP/1.1 200 Fine, thanks\r\nX-Place: Z\xfcrich\r\nset-cookie: a=1\r\nSet-Cookie: b=2\r\n';

  async function keepRaw(
    answer: (path: string) => string,
  ): Promise<{ kept: Kept; sent: string[]; url: string }> {
    const sent: string[] = [];
    const server = createServer((socket) => {
      socket.once('data', (data) => {
        sent.push(data.toString('latin1'));
        socket.end(Buffer.from(answer(/^GET (\S+)/.exec(data.toString())?.[1] ?? ''), 'latin1'));
      });
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const kept = await value(keepUrl(`${url}/a?b=c#d`, { archive, ...OPTIONS, allowPrivate: true }));
    return { kept, sent, url };
  }

  it('holds the request as sent and the response as received', async () => {
    const { kept, sent, url } = await keepRaw(() => `${HEAD}Content-Length: ${BODY.length}\r\n\r\n${BODY}`);
    const [, request, response, ...rest] = await verified(kept);
    expect(rest).toEqual([]);
    expect(request?.block.toString('latin1')).toBe(sent[0]);
    expect(response?.block.toString('latin1')).toBe(`${HEAD}Content-Length: ${BODY.length}\r\n\r\n${BODY}`);
    expect(response?.headers.get('warc-target-uri')).toBe(`${url}/a?b=c`);
    expect(response?.headers.get('warc-ip-address')).toBe('127.0.0.1');
    expect(response?.headers.get('warc-payload-digest')).toBe(`sha256:${hex(BODY)}`);
    expect(request?.headers.get('warc-concurrent-to')).toBe(response?.headers.get('warc-record-id'));
  });

  it('holds a chunked body without its chunks, and no word of them', async () => {
    const { kept } = await keepRaw(
      () => `${HEAD}Transfer-Encoding: chunked\r\n\r\n${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`,
    );
    const [, , response] = await verified(kept);
    expect(response?.block.toString('latin1')).toBe(`${HEAD}\r\n${BODY}`);
  });

  it('holds every hop in order', async () => {
    const { kept, url } = await keepRaw((path) =>
      path === '/0'
        ? `${HEAD}Content-Length: ${BODY.length}\r\n\r\n${BODY}`
        : 'HTTP/1.1 301 Moved\r\nLocation: /0\r\nContent-Length: 5\r\n\r\nmoved',
    );
    const records = await verified(kept);
    expect(records.map(({ headers }) => [headers.get('warc-type'), headers.get('warc-target-uri')])).toEqual([
      ['warcinfo', undefined],
      ['request', `${url}/a?b=c`],
      ['response', `${url}/a?b=c`],
      ['request', `${url}/0`],
      ['response', `${url}/0`],
    ]);
    expect(payloadOf(records[2]?.block ?? Buffer.alloc(0)).toString()).toBe('moved');
    expect(new Set(records.map(({ headers }) => headers.get('warc-record-id'))).size).toBe(5);
  });
});

async function warcOf({ capture }: Kept): Promise<Buffer> {
  return file(await unzip(capture.wacz), 'archive/data.warc.gz');
}
