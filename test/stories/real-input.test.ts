import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openDesk, readReport, type Source } from '../../src/index.ts';
import { DATA, howdunit, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
const seed = join(DATA, '../cases/seed.txt');

describe.skipIf(!isThere(seed))('the oldest case: a post about a report that was taken down', () => {
  const home = join(folder, 'seed');

  test('the brief says who believes what on which evidence, and that the report is gone', async () => {
    const { exit, out } = await howdunit(['read', seed, '--home', home]);
    expect(exit).toBe(0);
    const brief = out.replace(/\s+/g, ' ');
    expect(brief).toMatch(/HOW not in this text/);
    expect(brief).toMatch(
      /Trend Micro representatives: “believing”, in the report’s own quotation marks — the data stolen from OPM was used evidence: none given — “no data has been provided”/,
    );
    expect(brief).toMatch(
      /Kellerman \(Thomas Kellerman\): “believes” — OPM data was used in .{5,80} evidence: none given/,
    );
    expect(brief).toMatch(/the report “Operation Iron Tiger” was removed by Trend Micro, its publisher/);
    expect(brief).toMatch(/evidence given: none/);
  });

  test('comments that only repeat the title are no findings', async () => {
    const { findings, reading } = JSON.parse((await howdunit(['read', seed, '--home', home, '--json'])).out);
    const comments = reading.text.indexOf('4 comments for');
    expect(comments).toBeGreaterThan(0);
    expect(
      findings.filter(
        (finding: { span: { start: number }; heldBack?: string }) =>
          finding.span.start >= comments && !finding.heldBack,
      ),
    ).toEqual([]);
  });
});

/** Every nth of the real files, so that the choice is nobody's. */
function everyNth(path: string, ending: string, wanted: number): string[] {
  if (!isThere(path)) return [];
  const names = readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .sort();
  const step = Math.floor(names.length / wanted);
  return names
    .filter((_, at) => at % step === 0)
    .slice(0, wanted)
    .map((name) => join(path, name));
}

function isThere(path: string): boolean {
  try {
    readdirSync(join(path, '..'));
    readFileSync(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR';
  }
}

describe.skipIf(!isThere(join(DATA, 'reports')))('40 real documents', () => {
  const sources: [string, () => Source][] = [
    ...everyNth(join(DATA, 'reports'), '.pdf', 20).map((path): [string, () => Source] => [
      path,
      () => ({ kind: 'file', path }),
    ]),
    ...everyNth(join(DATA, 'article-extraction/html'), '.html.gz', 20).map((path): [string, () => Source] => [
      path,
      () => ({ kind: 'bytes', bytes: gunzipSync(readFileSync(path)), name: 'page.html' }),
    ]),
  ];

  test.each(sources.map(([path, source]) => [path.split('/').at(-1) ?? path, source] as const))(
    '%s is kept and read, and every span re-reads',
    async (_, source) => {
      const desk = await openDesk({ home: join(folder, 'real'), version: '0.0.0-test' });
      if (!desk.ok) throw new Error(desk.problem.message);
      const read = await readReport(source(), desk.value);
      await desk.value.store.close();
      if (!read.ok) throw new Error(`${read.problem.code}: ${read.problem.message}`);
      const { reading, findings } = read.value.document;
      expect(reading.text.length).toBeGreaterThan(200);
      for (const { span } of findings) expect(reading.text.slice(span.start, span.end)).toBe(span.quote);
    },
  );
});
