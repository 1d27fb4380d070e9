import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding, Technique } from '../../src/model/index.ts';
import { sha256 } from '../../src/model/index.ts';
import { howdunit, type Outcome, temporaryFolder } from '../howdunit.ts';

/** Two reports whose suggested techniques an analyst decides on, and a third that nobody has decided on. */
const folder = temporaryFolder();
const home = join(folder, 'home');
const LOCAL = join(home, 'local-techniques.json');

function written(name: string, ...sentences: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${sentences.join('\n\n')}\n`);
  return path;
}

const gull = written(
  'gull.md',
  '# Operation Grey Gull',
  'Intruders read the mail of a port authority for eleven months, from the spring on.',
  'The loader fetched a second stage from the staging server and wrote it to disk.',
  'After the first beacon the implant downloaded two further tools from the operators’ server.',
  'The intruders gathered documents from shared folders and put them into an archive with a password.',
  'Files that had been collected were packed by the implant before they were sent out.',
  'It asked the server for a list of tasks every ten minutes and ran each of them.',
  'The operators pulled a tunnelling tool onto the mail server and started it by hand.',
);
const tern = written(
  'tern.md',
  '# Operation Blue Tern',
  'A ferry company lost its booking data, and the report says how.',
  'The dropper fetched a packed library from a rented server and wrote it to the temporary folder.',
  'On the file server the intruders downloaded a scanner from their own site.',
  'Collected spreadsheets were packed into an archive with a password and sent out at night.',
  'The backdoor pulled a newer copy of itself from the operators’ server each week.',
);
const SIMILAR =
  'On its second day, the loader fetched its third stage from the staging server and wrote it to disk.';
const stork = written(
  'stork.md',
  '# Operation White Stork',
  'A grain terminal was entered twice in one winter.',
  'The intruders sent an email with a malicious Word attachment to two clerks.',
  SIMILAR,
  'The implant calls schtasks.exe to create a task that runs its loader every hour as SYSTEM.',
  'Nobody at the terminal noticed for four months.',
);

const run = (...args: readonly string[]): Promise<Outcome> => howdunit([...args, '--home', home]);

async function done(...args: readonly string[]): Promise<Outcome> {
  const outcome = await run(...args);
  expect([args, outcome.exit, outcome.exit === 0 ? '' : outcome.err]).toEqual([args, 0, '']);
  return outcome;
}

/** What the model suggests, most of it held back from the default view. */
async function suggested(...args: readonly string[]): Promise<readonly Technique[]> {
  const { out } = await run(...args, '--all', '--jsonl');
  const findings = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Finding);
  return findings.filter((finding) => finding.kind === 'technique').filter(({ how }) => how === 'model');
}

const similar = (found: readonly Technique[]): Technique | undefined =>
  found.find(({ attackId, span }) => attackId === 'T1105' && span.quote === SIMILAR);

let asShipped: Outcome;
/** How many of the suggestions were right, as ana says. */
let right = 0;

beforeAll(async () => {
  await done('read', gull);
  await done('read', tern);
  const ofBoth = [...(await suggested('how', 'grey-gull')), ...(await suggested('how', 'blue-tern'))];
  right = ofBoth.filter(({ attackId }) => attackId === 'T1105').length;
  expect(right).toBeGreaterThanOrEqual(5);
  for (const { id, attackId } of ofBoth) {
    await done('decide', id, attackId === 'T1105' ? 'accepted' : 'rejected', '--by', 'ana');
  }
  asShipped = await done('how', stork, '--all', '--json');
}, 120_000);

describe('what an analyst decided', () => {
  test('is shown as lessons, with what is refused and why, and changes nothing by itself', async () => {
    const before = filesIn(home);
    const { out } = await done('train', '--from', 'decisions');
    expect(out).toContain(
      `T1105 Ingress Tool Transfer: ${right} decisions in 2 reports (${right} accepted, 0 rejected)`,
    );
    expect(out).toMatch(/confident as shipped: \d of \d right; taught by the other reports: \d of \d right/u);
    const told = out.split('\n');
    const packing = told.findIndex((line) => /T1027\.002 Software Packing: \d decisions /u.test(line));
    expect(told.slice(packing, packing + 2)).toEqual([
      expect.stringContaining('Software Packing'),
      expect.stringMatching(/^ {4}too few: it takes 5 decisions/u),
    ]);
    expect(out).toContain('Nothing has changed.');
    expect(filesIn(home)).toEqual(before);
    expect(await done('how', stork, '--all', '--json')).toEqual(asShipped);
  });

  test('taken into use, moves a similar sentence of another report into another tier, and says so', async () => {
    const before = similar(await suggested('how', stork));
    const { out } = await done('train', '--from', 'decisions', '--apply');
    const [, hash] = /in use from now on: no\. 1 of \d{4}-\d\d-\d\d \(([0-9a-f]{8})\)/u.exec(out) ?? [
      '',
      'none',
    ];
    expect(out).toContain(`from ${right} decisions in 2 reports`);
    const found = await suggested('how', stork);
    const after = similar(found);
    expect([before?.tier, after?.tier]).toEqual(['review', 'confident']);
    expect(after?.by).toBe(`how/techniques-model@3+${hash}`);
    expect(after?.because?.decisions).toMatch(/^\d{4}-\d\d-\d\d$/u);
    expect((await done('how', stork, '--all')).out).toMatch(/with\s+this\s+desk’s\s+decisions,/u);
    // What was not learnt is as it was, its maker's name included.
    const untouched = (JSON.parse(asShipped.out) as readonly Finding[]).filter(({ id }) => id !== before?.id);
    expect((await all(stork)).filter(({ id }) => id !== after?.id)).toEqual(untouched);
  });

  test('has the kept copy read again, once: what found it is no longer what finds', async () => {
    const kinds = async (): Promise<readonly string[]> =>
      (await done('read', gull, tern, '--jsonl')).out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (JSON.parse(line) as { outcome: string }).outcome);
    expect(await kinds()).toEqual(['read', 'read']);
    expect(await kinds()).toEqual(['already-kept', 'already-kept']);
  });

  test('teaches the same when its own lessons are in use: the shipped model is what is asked', async () => {
    const first = JSON.parse(readFileSync(LOCAL, 'utf8')) as { techniques: unknown };
    await done('train', '--from', 'decisions', '--apply');
    const second = JSON.parse(readFileSync(LOCAL, 'utf8')) as { techniques: unknown; version: number };
    expect(second.techniques).toEqual(first.techniques);
    expect(second.version).toBe(2);
    const previous = readFileSync(join(home, 'local-techniques.previous.json'), 'utf8');
    expect(JSON.parse(previous)).toEqual(first);
  });

  test('damaged on disk, is refused in one line, and findings are as shipped', async () => {
    const whole = readFileSync(LOCAL, 'utf8');
    for (const damaged of [whole.slice(0, -400), whole.replace('"shift":', '"shift":-'), '', '{}']) {
      writeFileSync(LOCAL, damaged);
      const { exit, out, err } = await run('how', stork, '--all', '--json');
      expect([exit, out]).toEqual([1, asShipped.out]);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).toContain('what was learnt from decisions is damaged and is not used');
      expect(err).toContain('[store-damaged]');
    }
    const { err } = await run('read', gull, tern, '--jsonl');
    expect(err.match(/\[store-damaged\]/gu)).toHaveLength(1);
    writeFileSync(LOCAL, whole);
  });

  test('learnt for another model than the one that is shipped, is refused, and findings are as shipped', async () => {
    const whole = readFileSync(LOCAL, 'utf8');
    const { sha256: _, ...file } = JSON.parse(whole) as { sha256: string };
    const other = { ...file, shipped: { versions: 'base-0 annoctr-0', sha256: '0'.repeat(64) } };
    writeFileSync(LOCAL, JSON.stringify({ ...other, sha256: sha256(JSON.stringify(other)) }));
    const { exit, out, err } = await run('how', stork, '--all', '--json');
    expect([exit, out]).toEqual([4, asShipped.out]);
    expect(err).toContain('another model (base-0 annoctr-0) than this one');
    expect(err).toContain('[model-refused]');
    writeFileSync(LOCAL, whole);
  });

  test('forgotten, leaves findings as they were, to the byte', async () => {
    expect((await run('how', stork, '--all', '--json')).out).not.toBe(asShipped.out);
    expect((await done('train', '--forget')).err).toContain('the model is as shipped');
    expect(await done('how', stork, '--all', '--json')).toEqual(asShipped);
    expect((await done('train', '--forget')).err).toContain('nothing learnt from decisions was in use');
  });

  test('taken back, teaches nothing, and what was in use is dropped', async () => {
    await done('train', '--from', 'decisions', '--apply');
    const ofGull = (await suggested('how', 'grey-gull')).filter(({ attackId }) => attackId === 'T1105');
    for (const { id } of ofGull) await done('decide', id, 'suggested', '--by', 'ana');
    const { out } = await done('train', '--from', 'decisions', '--apply');
    expect(out).toContain('no longer learnt: T1105');
    expect(out).toContain('the model is as shipped');
    expect((await done('how', stork, '--all', '--json')).out).toBe(asShipped.out);
  });
});

test('without a source it says what can be learnt from', async () => {
  const { exit, err } = await run('train');
  expect([exit, err]).toEqual([2, expect.stringContaining('Say --from decisions, or --forget.')]);
});

/** Without those in which SQLite keeps what it is about to write: they come and go. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => !name.startsWith('howdunit.db-'));
}

async function all(path: string): Promise<readonly Finding[]> {
  return JSON.parse((await done('how', path, '--all', '--json')).out) as readonly Finding[];
}
