import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate, isUtf16, logsOf, type Plant, plantsOf } from './logs.ts';

const SMALL = ['--bytes', '3e6', '--per-form', '3'];
const home = mkdtempSync(join(tmpdir(), 'howdunit-test-'));
const folder = join(home, 'one');
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

describe('the generator of logs', () => {
  let logs: ReadonlyMap<string, Buffer>;
  let truth: readonly Plant[];
  let contested: readonly Plant[];

  beforeAll(() => {
    generate(folder, ...SMALL);
    logs = logsOf(folder);
    truth = plantsOf(folder, 'truth');
    contested = plantsOf(folder, 'contested');
  });

  const bytesOf = (file: string): Buffer => {
    const bytes = logs.get(file);
    if (bytes === undefined) throw new Error(`${file} is not there`);
    return bytes;
  };
  const lineOf = ({ file, offset, length }: Plant): string =>
    bytesOf(file)
      .subarray(offset, offset + length)
      .toString(isUtf16(file) ? 'utf16le' : 'utf8');

  it('writes the same bytes for the same seed, others for another', () => {
    generate(join(home, 'two'), ...SMALL);
    generate(join(home, 'three'), ...SMALL, '--seed', '2');
    const [one, two, three] = ['one', 'two', 'three'].map((name) => digest(join(home, name)));
    expect(two).toBe(one);
    expect(three).not.toBe(one);
  });

  it('plants at least 25 forms of positives and 10 of negatives', () => {
    const forms = (positive: boolean): number =>
      new Set(truth.filter((plant) => plant.positive === positive).map(({ form }) => form)).size;
    expect(forms(true)).toBeGreaterThanOrEqual(25);
    expect(forms(false)).toBeGreaterThanOrEqual(10);
  });

  it('states the place of each plant to the byte', () => {
    for (const plant of [...truth, ...contested]) {
      const bytes = bytesOf(plant.file);
      const newline = Buffer.from('\n', isUtf16(plant.file) ? 'utf16le' : 'utf8');
      const mark = isUtf16(plant.file) ? 2 : 0;
      const before = bytes.subarray(Math.max(0, plant.offset - newline.length), plant.offset);
      if (plant.offset > mark) expect(before.equals(newline), `${plant.file}:${plant.lineNumber}`).toBe(true);
      const line = lineOf(plant);
      expect(line).not.toContain('\n');
      const plain = line.replaceAll('\\/', '/');
      for (const shown of plant.shown) {
        const spellings = [shown, JSON.stringify(shown).slice(1, -1), shown.replaceAll('\\/', '/')];
        expect(
          spellings.some((spelling) => plain.includes(spelling)),
          `${plant.form}: ${shown}`,
        ).toBe(true);
      }
    }
  });

  it('counts lines as an editor does', () => {
    for (const [file, bytes] of logs) {
      const lines = bytes.toString(isUtf16(file) ? 'utf16le' : 'latin1').split('\n');
      for (const plant of truth.filter((each) => each.file === file)) {
        const unit = isUtf16(file) ? 2 : 1;
        const line = lines[plant.lineNumber - 1] ?? '';
        expect(line.replace(/\r$/, '').length * unit - (plant.lineNumber === 1 ? mark(file) : 0)).toBe(
          plant.length,
        );
      }
    }
  });

  it('plants no near miss that a naive reader would take for the indicator', () => {
    for (const plant of truth.filter(({ positive }) => !positive)) {
      const line = lineOf(plant).toLowerCase();
      const { value } = plant.indicator;
      for (const spelling of [value, JSON.stringify(value).slice(1, -1)])
        expect(stands(spelling.toLowerCase(), line), `${plant.form}: ${value} in ${line}`).toBe(false);
      if (/^[\d.]+\/\d+$/.test(value))
        for (const address of line.split(/[^\d.]/).filter((word) => isIPv4(word)))
          expect(inNetwork(address, value), `${address} in ${value}`).toBe(false);
    }
  });

  it('says nothing of an indicator outside the planted lines', () => {
    const values = readFileSync(join(folder, 'indicators.txt'), 'utf8').trim().split('\n');
    const known = new Set(
      [...truth, ...contested].map((plant) => at(plant.indicator.value, plant.file, plant.lineNumber)),
    );
    const strays: string[] = [];
    for (const [file, bytes] of logs) {
      const text = bytes.toString(isUtf16(file) ? 'utf16le' : 'utf8').toLowerCase();
      for (const value of values) {
        let found = text.indexOf(value.toLowerCase());
        for (; found >= 0; found = text.indexOf(value.toLowerCase(), found + 1)) {
          const line = text.slice(0, found).split('\n').length;
          if (!known.has(at(value, file, line))) strays.push(at(value, file, line));
        }
      }
    }
    expect(strays).toEqual([]);
  });

  it('puts values across block borders, on first lines and on last lines without an end', () => {
    const borders = truth.filter(({ form }) => form === 'line: across a block border');
    expect(borders.length).toBeGreaterThan(0);
    for (const plant of borders) {
      const [shown = ''] = plant.shown;
      const start = plant.offset + Buffer.byteLength(lineOf(plant).split(shown)[0] ?? '');
      const border = Math.ceil((start + 1) / 65_536) * 65_536;
      expect(border).toBeLessThan(start + shown.length);
    }
    const firsts = truth.filter(({ form }) => form === 'file: first line');
    expect(firsts.map(({ lineNumber }) => lineNumber)).toEqual(firsts.map(() => 1));
    const lasts = truth.filter(({ form }) => form.startsWith('file: last line'));
    expect(lasts.length).toBeGreaterThan(0);
    for (const plant of lasts) expect(plant.offset + plant.length).toBe(bytesOf(plant.file).length);
  });

  it('lets time run forward within a file', () => {
    const lines = bytesOf('cloudtrail/events.00.json').toString('utf8').split('\n');
    const times = lines
      .filter((line) => line.startsWith('{"eventVersion"'))
      .map((line) => (JSON.parse(line) as { eventTime: string }).eventTime);
    expect(times.length).toBeGreaterThan(50);
    expect([...times].sort()).toEqual(times);
  });
});

function digest(path: string): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of logsOf(path)) hash.update(name).update(bytes);
  for (const name of ['truth.jsonl', 'contested.jsonl', 'indicators.jsonl'])
    hash.update(readFileSync(join(path, name)));
  return hash.digest('hex');
}

const at = (value: string, file: string, line: number): string => `${value} ${file}:${line}`;

const mark = (file: string): number => (isUtf16(file) ? 2 : 0);

/** Does the value stand by itself: no letter, digit, hyphen or dot of a longer thing beside it? */
function stands(value: string, line: string): boolean {
  const colon = value.includes('::');
  for (let found = line.indexOf(value); found >= 0; found = line.indexOf(value, found + 1)) {
    const before = line.slice(0, found).slice(-1);
    const behind = line.slice(found + value.length);
    const goesOn = /^(?:[\w-]|\.\w|(?::\d+)?@\w)/.test(behind) || (colon && behind.startsWith(':'));
    if (!/[\w-]/.test(before) && !(before === '.' && /^[\d.]+$/.test(value)) && !goesOn) return true;
  }
  return false;
}

function inNetwork(address: string, network: string): boolean {
  const [base = '', prefix = '32'] = network.split('/');
  const number = (text: string): number => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(prefix));
  return Math.floor(number(address) / size) === Math.floor(number(base) / size);
}
