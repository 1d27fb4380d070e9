// Is every hash, size and offset that a WACZ of ours records right, from 1 KiB to 1 GB, and what memory
// does making and verifying it take? Each size runs in a process of its own, so that its peak is its own.
// What is recorded is checked by other means than those that wrote it: node:crypto over the file itself.
// Run after a build: node eval/archive-hashes.mjs [bytes…]
// HOWDUNIT_DIST: the build to measure (default ../dist).
import { execFileSync } from 'node:child_process';
import { createCipheriv } from 'node:crypto';
import { mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('../', import.meta.url);
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? new URL('dist', root).pathname}/`);
const SIZES = [2 ** 10, 2 ** 16, 2 ** 20, 2 ** 24, 2 ** 26, 2 ** 28, 10 ** 9];

const [mode, folder, size] = process.argv.slice(2);
if (mode === '--make') await make(folder, Number(size));
else if (mode === '--verify') await verify(folder);
else table(process.argv.slice(2).map(Number));

function table(sizes) {
  console.log('      bytes  hashes right  verifies   made in  peak MB   verified in  peak MB');
  for (const bytes of sizes.length > 0 ? sizes : SIZES) {
    const work = mkdtempSync(join(tmpdir(), 'archive-hashes-'));
    try {
      const made = child('--make', work, bytes);
      const wacz = join(work, made.wacz);
      const { right, of } = check(wacz, made, bytes);
      const verified = child('--verify', wacz);
      console.log(
        `${String(bytes).padStart(11)}  ${`${right}/${of}`.padStart(12)}  ${verified.verdict.padStart(8)}  ` +
          `${`${(made.cpuMs / 1000).toFixed(1)} s`.padStart(8)} ${made.peakMb.padStart(8)}  ` +
          `${`${(verified.cpuMs / 1000).toFixed(1)} s`.padStart(12)} ${verified.peakMb.padStart(8)}`,
      );
    } finally {
      rmSync(work, { recursive: true });
    }
  }
  console.log('times are CPU seconds of the whole process');
}

function child(...args) {
  const script = fileURLToPath(import.meta.url);
  return JSON.parse(execFileSync(process.execPath, [script, ...args.map(String)], { encoding: 'utf8' }));
}

function cost() {
  const { user, system } = process.cpuUsage();
  const peak = process.resourceUsage().maxRSS / 1024;
  return { cpuMs: (user + system) / 1000, peakMb: peak.toFixed(0) };
}

/** Bytes that do not compress, the same every time, never more than 64 KiB of them at once. */
async function* stream(bytes) {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16, 7));
  for (let left = bytes; left > 0; ) {
    const piece = cipher.update(Buffer.alloc(Math.min(left, 64 * 1024)));
    left -= piece.length;
    yield piece;
  }
}

async function make(archive, bytes) {
  const { archiveCapture } = await import(new URL('keep/archive/archive-capture.js', dist));
  const { measuredSource } = await import(new URL('keep/archive/byte-source.js', dist));
  const { resourceEntry } = await import(new URL('keep/archive/resource-entry.js', dist));
  const { deskKey } = await import(new URL('keep/sign/desk-key.js', dist));
  const at = new Date().toISOString();
  const payload = await measuredSource(() => stream(bytes));
  const entry = resourceEntry('large.bin', payload, at);
  const source = { kind: 'file', name: 'large.bin' };
  const draft = { source, uri: entry.uri, page: entry.uri, at, payload, entries: [entry] };
  const signer = () => deskKey(archive);
  const kept = await archiveCapture(draft, { archive, software: 'howdunit/eval', signer });
  if (!kept.ok) throw new Error(kept.problem.message);
  console.log(JSON.stringify({ ...kept.value, ...cost() }));
}

async function verify(wacz) {
  const { verifyWacz } = await import(new URL('keep/verify/verify-wacz.js', dist));
  const report = await verifyWacz(wacz);
  if (!report.ok) throw new Error(report.problem.message);
  console.log(JSON.stringify({ verdict: report.value.verdict, ...cost() }));
}

/** Counts the recorded facts and those that are right, reading the ZIP by its local headers. */
function check(path, capture, bytes) {
  const facts = [];
  const files = localFiles(path);
  facts.push(shaOf(path, 0, statSync(path).size) === capture.waczSha256, bytes === capture.bytes);
  const manifest = JSON.parse(text(path, files.get('datapackage.json')));
  for (const { path: name, hash, bytes: length } of manifest.resources) {
    const { at, size: found } = files.get(name);
    facts.push(length === found, hash === `sha256:${shaOf(path, at, found)}`);
  }
  const { at, size: length } = files.get('datapackage.json');
  const digest = JSON.parse(text(path, files.get('datapackage-digest.json')));
  facts.push(digest.hash === `sha256:${shaOf(path, at, length)}`);
  const line = text(path, files.get('indexes/index.cdx'));
  const record = JSON.parse(line.slice(line.indexOf('{')));
  const warc = files.get('archive/data.warc.gz');
  const begin = warc.at + record.offset;
  facts.push(record.recordDigest === `sha256:${shaOf(path, begin, record.length)}`);
  // gzip -dc of the record, then the block behind its header, by the system's own tools.
  const script = `tail -c +${begin + 1} "$1" | head -c ${record.length} | gzip -dc | sed '1,/^\\r$/d' | head -c ${bytes} | sha256sum`;
  const payload = execFileSync('bash', ['-c', script, 'bash', path], { encoding: 'utf8' }).slice(0, 64);
  facts.push(record.digest === `sha256:${payload}`, capture.sha256 === payload);
  return { right: facts.filter(Boolean).length, of: facts.length };
}

function localFiles(path) {
  const files = new Map();
  const end = statSync(path).size;
  for (let at = 0; at < end; ) {
    const header = bytesAt(path, at, 30);
    if (header.readUInt32LE(0) !== 0x04034b50) break;
    const nameLength = header.readUInt16LE(26);
    const name = bytesAt(path, at + 30, nameLength).toString();
    const data = at + 30 + nameLength + header.readUInt16LE(28);
    files.set(name, { at: data, size: header.readUInt32LE(18) });
    at = data + header.readUInt32LE(18);
  }
  return files;
}

function text(path, { at, size: length }) {
  return bytesAt(path, at, length).toString();
}

function bytesAt(path, at, length) {
  const buffer = Buffer.alloc(length);
  const file = openSync(path, 'r');
  readSync(file, buffer, 0, length, at);
  return buffer;
}

function shaOf(path, at, length) {
  const script = `tail -c +${at + 1} "$1" | head -c ${length} | sha256sum`;
  return execFileSync('bash', ['-c', script, 'bash', path], { encoding: 'utf8' }).slice(0, 64);
}
