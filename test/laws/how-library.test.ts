import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingId, observables, type StreamedObservable, type TextRead } from '../../src/how/library.ts';
import { findObservables } from '../../src/how/observables/index.ts';
import { ChunkReader } from '../../src/how/stream/observables-in-chunks.ts';
import { readText } from '../../src/read/index.ts';

const TEXT = 'The implant beacons to hxxps://heron[.]example/gate and drops update.exe.';

test('a text alone gives what a reading of it gives, ids included', () => {
  expect(observables(TEXT)).toEqual(findObservables(readText(TEXT), {}));
});

test('every finding stands where its span says', () => {
  for (const { span, raw } of observables(TEXT)) expect(TEXT.slice(span.start, span.end)).toBe(raw);
  expect(observables('')).toEqual([]);
});

test('what stands beside a mention is of its own paragraph', () => {
  const [link] = observables('The implant beacons to\n\nhttps://harbour.test/about is our page.');
  expect(link?.role).not.toBe('attacker');
});

/** Whatever can run over a cut: defanging with spaces, a path, a hash, a list under its label, half an emoji. */
const PIECES = [
  '\n\n',
  '\n',
  ' ',
  '# Indicators\n',
  '## Created mutexes\n\n',
  'KelpMutex99\n',
  'Domains:\n',
  'heron [.] example',
  'hxxps://heron[.]example/gate?id=1',
  '192.0.2.10-192.0.2.20',
  'ASN: 64500',
  'CVE-\n2021-44228',
  'C:\\Program Files\\Heron Tool\\a.dll',
  '0cc175b9c0f1b6a831c399e269772661',
  'a mutex named Global\\KelpSync',
  'User-Agent: Mozilla/5.0 (X11; Linux) Kelp/1.0\n',
  'install.sh, ',
  'evil.example, ',
  'version ',
  '10.1.2.3',
  '🦩',
  '\u0000é',
  'the words between them, ',
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join(''));
/** So small that there are many stretches in a text of a few lines. */
const SMALL = { longest: 96, slack: 24, before: 64, behind: 48 };

function inChunks(chunks: readonly string[]): { found: StreamedObservable[]; read: TextRead } {
  const reader = new ChunkReader(SMALL);
  const found = chunks.flatMap((chunk) => [...reader.add(chunk)]);
  const end = reader.end();
  let next = end.next();
  for (; next.done !== true; next = end.next()) found.push(next.value);
  return { found, read: next.value };
}

function cut(text: string, places: readonly number[]): string[] {
  const at = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return at.slice(1).map((end, i) => text.slice(at[i], end));
}

describe('a text in chunks', () => {
  test('gives the same however it is cut', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 40 }), (text, places) => {
        expect(inChunks(cut(text, places))).toEqual(inChunks([text]));
      }),
      { numRuns: 300 },
    );
  });

  test('gives findings that stand where they say, in order, each once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { found, read } = inChunks([text]);
        for (const { span, raw } of found) {
          expect(text.slice(span.start, span.end)).toBe(raw);
          expect(text.slice(0, span.start).endsWith(span.prefix)).toBe(true);
          expect(text.slice(span.end).startsWith(span.suffix)).toBe(true);
        }
        const starts = found.map(({ span }) => span.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(new Set(found.map((finding) => findingId(read.textSha256, finding))).size).toBe(found.length);
        expect(read.length).toBe(text.length);
      }),
      { numRuns: 200 },
    );
  });

  test('gives what the whole text gives, where a stretch sees as far as the text has reasons', () => {
    const section = (n: number): string =>
      `## C2 servers ${n}\n\nheron${n}[.]example\n198.51.100.${n}\n\nThe implant drops C:\\Windows\\Temp\\t${n}.exe and\nasks hxxps://tide${n}[.]example/gate first.\n\n## Notes\n\nSee https://docs.test/${n}.\n\n`;
    const text = Array.from({ length: 200 }, (_, n) => section(n)).join('');
    const wide = new ChunkReader({ longest: 2_000, slack: 500, before: 600, behind: 600 });
    const found = [...wide.add(text), ...wide.end()];
    expect(found).toEqual(observables(text).map(({ id: _, ...finding }) => finding));
    expect(found.length).toBeGreaterThan(900);
  });

  test('gives what the library gives for a text of several stretches, ids included, and never waits for its end', async () => {
    const line = `and then it asks hxxps://heron[.]example/gate ${'and asks again '.repeat(40)}as before\n`;
    const text = line.repeat(4_000);
    const whole = observables(text);
    const chunks = Array.from({ length: Math.ceil(text.length / 65_521) }, (_, n) =>
      text.slice(n * 65_521, (n + 1) * 65_521),
    );
    const found: StreamedObservable[] = [];
    const stream = observables(later(chunks));
    let next = await stream.next();
    for (; next.done !== true; next = await stream.next()) found.push(next.value);
    const { textSha256 } = next.value;
    expect(found.map((finding) => ({ ...finding, id: findingId(textSha256, finding) }))).toEqual(whole);
    expect(whole).toHaveLength(4_000);
  });

  test('an endless text gives its findings all the same', () => {
    let given = 0;
    function* endless(): Generator<string> {
      for (;;) {
        given++;
        yield `it asks hxxps://heron[.]example/gate ${'and again '.repeat(40)}\n`.repeat(10);
      }
    }
    let found = 0;
    for (const { value } of observables(endless())) {
      expect(value).toBe('https://heron.example/gate');
      if (++found === 6_000) break;
    }
    // No more is read ahead than a stretch and what is behind it.
    expect(given).toBeLessThan(1_200);
  });

  test('bytes are refused, as a character may be cut in two', () => {
    expect(() => [...observables([Buffer.from('heron.example')] as unknown as string[])]).toThrow(TypeError);
  });
});

async function* later(chunks: readonly string[]): AsyncGenerator<string> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}
