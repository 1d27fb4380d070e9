import { describe, expect, test } from 'vitest';
import { readingInBlocks, type WrittenBlock } from '../../../test/fixtures/reading-in-blocks.ts';
import type { ReportDocument, Span } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { columnsOf } from './columns.ts';
import { excerpt, isInSentence } from './excerpt.ts';

function written(...blocks: readonly WrittenBlock[]): {
  readonly document: ReportDocument;
  readonly at: (quote: string) => Span;
} {
  const reading = readingInBlocks(...blocks);
  const document = { reading, findings: [] } as unknown as ReportDocument;
  const at = (quote: string): Span => {
    const start = reading.text.indexOf(quote);
    return spanIn(reading, start, start + quote.length);
  };
  return { document, at };
}

const cell = (column: number, text: string, row = 1): WrittenBlock => ({
  kind: 'table-cell',
  cell: { table: 0, row, column, header: false },
  text,
});

describe('an id never stands alone where the report says how it was used', () => {
  test('what stands before an id in brackets gets the room', () => {
    const { document, at } = written(
      'The gateway had a flaw, a correction for which had been there for months (T1190). Nobody knew that.',
    );
    expect(excerpt(document, at('T1190'), 60)).toBe(
      '“…a correction for which had been there for months (T1190).”',
    );
  });

  test('a cell of a table is shown with its row', () => {
    const { document, at } = written(
      cell(0, 'Execution', 0),
      cell(0, 'Persistence'),
      cell(1, 'T1547.001'),
      cell(2, 'A value named KelplineSync'),
    );
    expect(excerpt(document, at('T1547.001'), 80)).toBe(
      '“Persistence | T1547.001 | A value named KelplineSync”',
    );
  });

  test('a cell that is a sentence needs no row', () => {
    const { document, at } = written(
      cell(0, 'Left'),
      cell(1, 'A shortcut opened by three users (T1204.002)'),
    );
    expect(excerpt(document, at('T1204.002'), 80)).toBe('“A shortcut opened by three users (T1204.002)”');
  });

  test('an id that was torn from its sentence is shown with the sentence before', () => {
    const { document, at } = written('A copy of the viewer loads what lies next to it', '(T1574.001).');
    expect(isInSentence(document, at('T1574.001'))).toBe(false);
    expect(excerpt(document, at('T1574.001'), 80)).toBe(
      '“A copy of the viewer loads what lies next to it (T1574.001).”',
    );
  });

  test('but not with a heading', () => {
    const { document, at } = written({ kind: 'heading', level: 2, text: 'Persistence' }, 'T1574.001');
    expect(excerpt(document, at('T1574.001'), 80)).toBe('“T1574.001”');
  });
});

test('the words in question are in it however narrow it is, and it is never wider than asked', () => {
  const { document, at } = written(
    'Because the mail server of the smaller port was old, the intruders read “all of it” with an encoded PowerShell command, and left.',
  );
  for (let columns = 34; columns < 140; columns += 1) {
    const shown = excerpt(document, at('encoded PowerShell command'), columns);
    expect(shown).toContain('encoded PowerShell command');
    expect(columnsOf(shown)).toBeLessThanOrEqual(columns);
  }
});
