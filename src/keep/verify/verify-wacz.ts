import { X509Certificate } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import { failed, ok, type Problem, problem, type Result, utcInstant } from '../../model/index.ts';
import { ByteQueue } from './byte-queue.ts';
import { Ledger } from './check.ts';
import { Budget, LIMITS, type Limits, Unreadable } from './limits.ts';
import { readPackageDigest } from './package/check-digest.ts';
import { layoutFaults } from './package/check-layout.ts';
import { pageFault } from './package/check-pages.ts';
import { checkSignature, type SignedBy, type Trust } from './package/check-signature.ts';
import { checkTimestamp, type OutsideTime } from './package/check-timestamp.ts';
import { type Manifest, parseManifest } from './package/manifest.ts';
import { parseSignedData } from './package/signed-data.ts';
import { type Reading, readFiles } from './read-files.ts';
import { strictJson } from './strict-json.ts';
import { firstBroken, notProved, type WaczReport } from './wacz-report.ts';
import type { Records } from './warc/records.ts';
import { readDirectory } from './zip/directory.ts';
import { type PlacedEntry, placeEntries } from './zip/local-headers.ts';
import { memberBytes } from './zip/member-stream.ts';
import { nameFaults } from './zip/names.ts';
import { ZipFile } from './zip/zip-file.ts';

export interface VerifyOptions {
  /** Public keys of this desk: SubjectPublicKeyInfo, DER, base64. */
  readonly ownKeys?: readonly string[];
  /** SHA-256 of the public key, hexadecimal: an archive that this key did not sign is broken. */
  readonly expectedKey?: string;
  /** Roots to trust beside those that come with the runtime, for domains and for authorities. */
  readonly roots?: readonly X509Certificate[];
  readonly limits?: Limits;
  /** Told how many bytes of the file were read since the last call. */
  readonly onProgress?: (bytes: number) => void;
}

/**
 * Checks every link of a WACZ, from the ZIP's own bytes to the outside time, in memory that grows
 * with the number of records and not with their size. What is wrong with the archive is in the report;
 * a problem says that there was no archive to read: `not-found`, `is-directory`, `permission-denied`,
 * `bad-usage`, `damaged`.
 */
export async function verifyWacz(path: string, options: VerifyOptions = {}): Promise<Result<WaczReport>> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const stat = await handle.stat();
    if (stat.isDirectory()) return failed(problem('is-directory', 'a folder is no archive', { where: path }));
    if (!stat.isFile()) return failed(problem('bad-usage', 'this is not a regular file', { where: path }));
    return ok(await verifyFile(new ZipFile(handle, stat.size, options.onProgress), options));
  } catch (error) {
    return failed(problemOf(error, path));
  } finally {
    await handle?.close();
  }
}

interface Sealed {
  readonly signedBy: SignedBy | undefined;
  readonly timestamp: OutsideTime | undefined;
}

async function verifyFile(file: ZipFile, options: VerifyOptions): Promise<WaczReport> {
  const limits = options.limits ?? LIMITS;
  const ledger = new Ledger();
  const budget = new Budget(limits, file.size);
  const entries = await openZip(file, limits, ledger);
  let manifest: Manifest | undefined;
  let records: Records | undefined;
  let sealed: Sealed = { signedBy: undefined, timestamp: undefined };
  if (entries !== undefined) {
    const reading = { file, entries, limits, budget, ledger };
    const bytes = await wholeFile(reading, 'datapackage.json', 'manifest');
    if (entries.every(({ name }) => name !== 'datapackage.json'))
      ledger.fault('manifest', 'datapackage.json is missing');
    manifest = bytes && readManifest(bytes, ledger);
    if (bytes !== undefined) sealed = await checkSeal({ ...reading, manifest, bytes }, options);
    checkExpected(options.expectedKey, sealed.signedBy, ledger);
    records = await readFiles({ ...reading, resources: manifest?.resources ?? new Map() });
    if (manifest !== undefined) checkManifest(manifest, entries, records, sealed, ledger);
  }
  const checks = ledger.checks();
  return {
    kind: 'wacz-report',
    verdict: firstBroken(checks) === undefined ? 'verifies' : 'broken',
    checks,
    ...sealed,
    created: manifest?.created,
    records: records?.count ?? 0,
    notProved: notProved({ ...sealed, bare: records?.bare ?? 0 }),
  };
}

async function openZip(
  file: ZipFile,
  limits: Limits,
  ledger: Ledger,
): Promise<readonly PlacedEntry[] | undefined> {
  const fault = (message: string): void => ledger.fault('zip', message);
  try {
    const directory = await readDirectory(file, limits);
    for (const found of [...directory.faults, ...nameFaults(directory.entries)]) fault(found);
    const entries = await placeEntries(file, directory, fault);
    ledger.found('zip', `${entries.length} files, every byte belongs to one of them`);
    return entries;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    fault(`the file ${error.message}`);
    return undefined;
  }
}

type Opened = Omit<Reading, 'resources'>;

async function wholeFile(
  { file, entries, budget, limits, ledger }: Opened,
  name: string,
  link: 'manifest' | 'digest',
): Promise<Buffer | undefined> {
  const entry = entries.find((one) => one.name === name);
  if (entry === undefined) return undefined;
  try {
    if (entry.bytes > limits.jsonBytes) throw new Unreadable('is too long');
    return await new ByteQueue(memberBytes(file, entry, budget)).take(limits.jsonBytes + 1);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    ledger.fault(link, `${name} ${error.message}`);
    return undefined;
  }
}

function readManifest(bytes: Buffer, ledger: Ledger): Manifest | undefined {
  try {
    return parseManifest(strictJson(bytes), (found) => ledger.fault('manifest', `datapackage.json ${found}`));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    ledger.fault('manifest', `datapackage.json ${error.message}`);
    return undefined;
  }
}

async function checkSeal(
  opened: Opened & { readonly manifest: Manifest | undefined; readonly bytes: Buffer },
  options: VerifyOptions,
): Promise<Sealed> {
  const { ledger, manifest } = opened;
  const nothing: Sealed = { signedBy: undefined, timestamp: undefined };
  ledger.absent('signature', 'unsigned');
  ledger.absent('timestamp', 'no outside timestamp');
  const bytes = await wholeFile(opened, 'datapackage-digest.json', 'digest');
  if (bytes === undefined) {
    ledger.absent('digest', 'datapackage-digest.json is not there');
    return nothing;
  }
  let digest: ReturnType<typeof readPackageDigest>;
  try {
    digest = readPackageDigest(strictJson(bytes), opened.bytes);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    digest = `datapackage-digest.json ${error.message}`;
  }
  if (typeof digest === 'string') ledger.fault('digest', digest);
  else ledger.found('digest', `datapackage.json has the SHA-256 that is recorded`);
  if (typeof digest === 'string' || digest.signedData === undefined) return nothing;
  const signed = parseSignedData(digest.signedData);
  if (typeof signed === 'string') {
    ledger.fault('signature', signed);
    return nothing;
  }
  if (signed.hash !== digest.hash) ledger.fault('signature', 'what was signed is the hash of something else');
  if (signed.created !== manifest?.created)
    ledger.fault(
      'signature',
      `it was signed as made at ${signed.created}, and datapackage.json says ${manifest?.created}`,
    );
  const trust = trustOf(options);
  const by = checkSignature(signed, trust);
  if (typeof by === 'string') ledger.fault('signature', by);
  else ledger.found('signature', signerWords(by));
  const time = await checkTimestamp(signed, trust);
  if (typeof time === 'string') ledger.fault('timestamp', time);
  else if (time !== undefined) ledger.found('timestamp', `existed at ${time.at}, says ${time.authority}`);
  const holds = !ledger.broken('signature');
  return {
    signedBy: holds && typeof by !== 'string' ? by : undefined,
    timestamp: holds && typeof time !== 'string' ? time : undefined,
  };
}

function checkExpected(expected: string | undefined, by: SignedBy | undefined, ledger: Ledger): void {
  if (expected === undefined || by?.fingerprint === expected.toLowerCase()) return;
  ledger.fault('signature', `it was not signed by the key ${expected}, as it should have been`);
}

function trustOf({ ownKeys = [], roots = [] }: VerifyOptions): Trust {
  return {
    ownKeys,
    domainRoots: () => [...roots, ...rootCertificates.map((pem) => new X509Certificate(pem))],
    timestampRoots: roots,
  };
}

function signerWords(by: SignedBy): string {
  if (by.kind === 'domain') return `signed by the domain ${by.domain}`;
  return by.isOwn ? 'made by this desk' : `signed by another key, ${by.fingerprint}`;
}

// Clocks of those who record and of those who pack differ.
const MOST_AHEAD_MS = 60 * 60 * 1000;

function checkManifest(
  manifest: Manifest,
  entries: readonly PlacedEntry[],
  records: Records,
  { timestamp }: Sealed,
  ledger: Ledger,
): void {
  for (const found of layoutFaults(entries, manifest)) ledger.fault('resources', found);
  ledger.found(
    'resources',
    `${manifest.resources.size} files, each with the hash and size that are recorded`,
  );
  const created = Date.parse(manifest.created ?? '');
  if (records.latest > created + MOST_AHEAD_MS)
    ledger.fault(
      'manifest',
      `datapackage.json says it was made at ${manifest.created}, before its last record`,
    );
  if (timestamp !== undefined && records.latest > Date.parse(timestamp.at) + MOST_AHEAD_MS)
    ledger.fault('timestamp', `a record bears a later time than the outside timestamp`);
  const { mainPage } = manifest;
  const recorded = mainPage && records.page(mainPage.url)?.first;
  const stated = mainPage?.date ?? (recorded === undefined ? undefined : utcInstant(recorded));
  const wrong = mainPage && pageFault(mainPage.url, stated, records);
  if (wrong !== undefined) ledger.fault('pages', `datapackage.json ${wrong}`);
  ledger.found(
    'manifest',
    `WACZ ${manifest.version ?? '1.2'}${manifest.software ? ` by ${manifest.software}` : ''}`,
  );
}

function problemOf(error: unknown, path: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return problem('not-found', 'there is no such archive', { where: path });
  if (code === 'EACCES' || code === 'EPERM')
    return problem('permission-denied', 'the archive may not be read by this user', { where: path });
  if (!/^E[A-Z0-9]+$/.test(code)) throw error;
  return problem('damaged', `the archive could not be read (${code})`, { where: path });
}
