import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockKind } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import type { Extract } from '../extract.ts';
import { pdfReader, readPdf } from './index.ts';
import { PDF_LIMITS } from './limits.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const fixtures = join(root, 'test/fixtures/pdf');
const reports = join(process.env['HOWDUNIT_DATA'] ?? join(root, '../shared/data'), 'reports');

function fixture(name: string): Buffer {
  return readFileSync(join(fixtures, `${name}.pdf`));
}

async function read(bytes: Uint8Array): Promise<Extract> {
  const result = await readPdf(bytes, {});
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** The values that the HTML behind a fixture marks. */
function gold(name: string): readonly string[] {
  const html = readFileSync(join(fixtures, `${name}.html`), 'utf8');
  const values = html
    .split('class="value">')
    .slice(1)
    .map((rest) => rest.split('<', 1)[0] ?? '');
  return values.map((value) => value.replaceAll('&amp;', '&'));
}

function tokensOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/[\s"()]+/).map((token) => token.replace(/[.,]$/, '')));
}

function textsOf(extract: Extract, kind: BlockKind): readonly string[] {
  return extract.blocks
    .filter((block) => block.kind === kind)
    .map(({ start, end }) => extract.text.slice(start, end));
}

const isValue = (token: string): boolean =>
  token.includes('://') || (/^[0-9a-f]+$/.test(token) && [32, 40, 64, 96, 128].includes(token.length));

test.each(['table-narrow', 'table-two-column', 'table-tight', 'hash-lists', 'prose-hyphens'])(
  '%s: every hash, address and file name comes out whole, and none that is not there',
  async (name) => {
    const { text } = await read(fixture(name));
    const tokens = tokensOf(text);
    const wanted = new Set(gold(name));
    expect(wanted.size).toBeGreaterThan(10);
    expect([...wanted].filter((value) => !tokens.has(value))).toEqual([]);
    expect([...tokens].filter((token) => isValue(token) && !wanted.has(token))).toEqual([]);
  },
);

test('a hash broken over four lines leads back to four boxes under one another on its page', async () => {
  const extract = await read(fixture('table-narrow'));
  const [sha256 = ''] = gold('table-narrow').filter((value) => value.length === 64);
  const start = extract.text.indexOf(sha256);
  const segments = extract.map.filter((segment) => segment.start < start + 64 && segment.end > start);
  expect(segments).toHaveLength(4);
  const boxes = segments.map(({ at }) => (at.kind === 'page-box' ? at.box : [0, 0, 0, 0]));
  const [lefts, bottoms] = [boxes.map((box) => box[0]), boxes.map((box) => box[1])];
  expect(new Set(lefts).size).toBe(1);
  expect(bottoms).toEqual([...bottoms].sort((a, b) => Number(b) - Number(a)));
  expect(spanIn(extract, start, start + 64).page).toBe(1);
});

test('a table keeps its rows, its columns and its header', async () => {
  const { blocks, text } = await read(fixture('table-narrow'));
  const cells = blocks.filter((block) => block.cell?.table === 0);
  const headers = cells.filter((block) => block.cell?.header === true);
  expect(headers.map(({ start, end }) => text.slice(start, end))).toEqual([
    'No.',
    'MD5',
    'SHA-1',
    'SHA-256',
    'URL',
  ]);
  const second = cells.filter((block) => block.cell?.row === 2);
  expect(second.map((block) => block.cell?.column)).toEqual([0, 1, 2, 3, 4]);
});

test('running heads, headings, lists, captions, code, footnotes and references are told apart', async () => {
  const extract = await read(fixture('prose-hyphens'));
  expect(textsOf(extract, 'running')).toEqual(
    [1, 2, 3].flatMap((n) => ['Northgate Labs · Copper Heron', `Page ${n}`]),
  );
  expect(textsOf(extract, 'heading')).toContain('Findings');
  expect(textsOf(extract, 'list-item')).toHaveLength(4);
  expect(textsOf(extract, 'caption')).toEqual(['Figure 1: The path of a stolen message']);
  expect(textsOf(extract, 'code')[0]).toBe(
    'rule heron_loader {\n  strings:\n    $a = "open-box.php"\n  condition:\n    $a\n}',
  );
  const references = textsOf(extract, 'reference');
  expect(references.map((text) => text.slice(0, 3))).toEqual(['1 T', '[1]', '[2]']);
});

test('code inside a sentence leaves its paragraph whole, an address wrapped in it, and lists apart', async () => {
  const extract = await read(readFileSync(join(root, 'examples/copper-heron/report.pdf')));
  const paragraphs = textsOf(extract, 'paragraph');
  const wrapped = 'hxxps://berth-notices[.]example/q4/allocation/download/berth_allocation_Q4_2026.iso';
  const holder = paragraphs.find((text) => text.includes('a free mailbox and a link to'));
  expect(holder).toContain(`a link to ${wrapped} in place of the attachment. The mail gateway rejected`);
  const cells = textsOf(extract, 'table-cell');
  expect(cells).toContain('berth_allocation_Q4_2026.iso');
  expect(cells).toContain('berth_allocation_Q4_2026.pdf.lnk');
  const senders = [
    'notices[@]berth-notices[.]example',
    'pilotage.desk[at]harbour-forms[.]example',
    'harrowmouth.agency@example[.]org',
  ];
  expect(textsOf(extract, 'code')).toContain(senders.join('\n'));
  expectSound(extract);
  const start = extract.text.indexOf(wrapped);
  const boxes = extract.map.filter(
    (segment) => segment.start < start + wrapped.length && segment.end > start,
  );
  expect(boxes).toHaveLength(2);
});

test('words hyphenated at line ends read as they are spelt, compounds keep their hyphens', async () => {
  const { text } = await read(fixture('prose-hyphens'));
  for (const word of [
    'reconstructed',
    'documentation',
    'internationally',
    'command-and-control',
    'State-sponsored',
  ]) {
    expect(text.split(word).length - 1, word).toBe(11);
  }
});

test('the title is the one the first page shows, with the place where it stands', async () => {
  const { metadata, text } = await read(fixture('prose-hyphens'));
  expect(metadata.title?.value).toBe('Copper Heron: how the mail was read');
  const at = metadata.title?.at;
  expect(at?.kind === 'text-range' && text.slice(at.start, at.end)).toBe(metadata.title?.value);
  expect(metadata.tlp?.value).toBe('TLP:GREEN');
});

test('pages that hold pictures only are named', async () => {
  const extract = await read(fixture('pages-without-text'));
  expect(extract.pages).toBe(4);
  expect(extract.problems.map(({ code, where }) => [code, where])).toEqual([['no-text', 'pages 2–3']]);
});

test.each([
  ['no-text', 'a picture only', fixture('picture-only')],
  ['damaged', 'no bytes at all', Buffer.alloc(0)],
  ['damaged', 'a header and nothing else', Buffer.from('%PDF-1.7\n')],
  ['damaged', 'something else', Buffer.from('<html><body>Not found</body></html>'.repeat(50))],
  ['damaged', 'NUL bytes', Buffer.alloc(10_000)],
  ['encrypted', 'a document behind a password', encrypted()],
])('%s is the answer to %s', async (code, _, bytes) => {
  expect(await readPdf(bytes, {})).toMatchObject({ ok: false, problem: { code } });
});

test('a file cut off at any point is read as far as possible with a warning, or refused', async () => {
  const whole = fixture('hash-lists');
  for (const share of [0.1, 0.4, 0.7, 0.9, 0.99]) {
    const result = await readPdf(whole.subarray(0, Math.floor(whole.length * share)), {});
    const code = result.ok
      ? result.value.problems.find((problem) => problem.code === 'damaged')?.code
      : result.problem.code;
    expect(['damaged', 'no-text'], `cut at ${share}`).toContain(code);
  }
});

test('bytes changed at random are read or refused, never a crash', async () => {
  const whole = fixture('pages-without-text');
  const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 60 }), async (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      const result = await readPdf(bytes, {});
      if (result.ok) expectSound(result.value);
    }),
    { numRuns: 60 },
  );
});

test('a document beyond its bounds gives the pages that were read and says which were not', async () => {
  const bytes = fixture('table-narrow');
  const two = await pdfReader({ ...PDF_LIMITS, maxPages: 2 })(bytes, {});
  expect(two).toMatchObject({ ok: true, value: { problems: [{ code: 'too-large' }] } });
  expect(two.ok && Math.max(...two.value.blocks.map((block) => block.page ?? 0))).toBe(2);
  const short = await pdfReader({ ...PDF_LIMITS, maxChars: 100 })(bytes, {});
  expect(short).toMatchObject({ ok: true, value: { problems: [{ code: 'too-large' }] } });
  const late = await pdfReader({ ...PDF_LIMITS, budgetMs: -1 })(bytes, {});
  expect(late).toMatchObject({ ok: false, problem: { code: 'timed-out' } });
});

test('the same bytes give the same reading', async () => {
  const bytes = fixture('table-two-column');
  expect(await read(bytes)).toEqual(await read(bytes));
});

test.each([
  'table-narrow',
  'table-two-column',
  'table-tight',
  'hash-lists',
  'prose-hyphens',
  'pages-without-text',
])('every offset of %s leads back to a place on a page', async (name) => {
  expectSound(await read(fixture(name)));
});

test.skipIf(!existsSync(reports))(
  'every offset of real reports leads back to a place on a page',
  async () => {
    const files = readdirSync(reports).filter((name) => name.endsWith('.pdf'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expectSound(await read(readFileSync(join(reports, file))));
  },
);

/** What every reading promises: sorted, disjoint blocks and segments inside the text, every word mapped. */
function expectSound({ text, blocks, map, pages = 0 }: Extract): void {
  expect([...text].find((character) => isNoText(character.codePointAt(0) ?? 0))).toBeUndefined();
  for (const ranges of [blocks, map]) {
    let end = 0;
    for (const range of ranges) {
      if (range.start < end || range.end <= range.start)
        throw new Error(`range ${range.start} overlaps or is empty`);
      end = range.end;
    }
    expect(end).toBeLessThanOrEqual(text.length);
  }
  let at = 0;
  for (const segment of map) {
    if (text.slice(at, segment.start).trim() !== '') throw new Error(`unmapped text before ${segment.start}`);
    if (/\s/.test(text.slice(segment.start, segment.end))) throw new Error(`white space in ${segment.start}`);
    at = segment.end;
    const place = segment.at;
    if (place.kind !== 'page-box' || place.page < 1 || place.page > pages) throw new Error('no page');
    if (!place.box.every(Number.isFinite) || place.box[2] < place.box[0] || place.box[3] < place.box[1]) {
      throw new Error(`no box: ${place.box.join(' ')}`);
    }
  }
  expect(text.slice(at).trim()).toBe('');
}

/** Control characters, soft hyphens, noncharacters and halves of surrogate pairs. */
function isNoText(code: number): boolean {
  const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a;
  return isControl || code === 0xad || (code & 0xfffe) === 0xfffe || (code >= 0xd800 && code <= 0xdfff);
}

/** A document whose standard security handler (ISO 32000-1, 7.6.3) no empty password opens. */
function encrypted(): Buffer {
  const secret = `<${'5a'.repeat(32)}>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
    `<< /Filter /Standard /V 1 /R 2 /O ${secret} /U ${secret} /P -4 >>`,
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const id = '<00112233445566778899aabbccddeeff>';
  const trailer = `<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [${id} ${id}] >>`;
  return Buffer.from(
    `${body}xref\n0 5\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${body.length}\n%%EOF\n`,
  );
}
