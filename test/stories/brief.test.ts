import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/share/brief/columns.ts';
import type { BriefOptions } from '../../src/share/brief/index.ts';
import { renderBrief } from '../../src/share/brief/index.ts';
import { briefDocument } from '../fixtures/brief-document.ts';
import { ROOT } from '../howdunit.ts';

const { document, lost } = briefDocument();
const brief = (options: BriefOptions = {}): string => renderBrief(document, { lost, ...options });
const golden = (name: string): string => join(ROOT, 'test/golden', `brief-${name}.txt`);

describe('the brief of a fixed document is, character for character, what is agreed', () => {
  test('80 columns', () => expect(brief({ width: 80 })).toMatchFileSnapshot(golden('80')));
  test('110 columns', () => expect(brief({ width: 110 })).toMatchFileSnapshot(golden('110')));
  test('140 columns', () => expect(brief({ width: 140 })).toMatchFileSnapshot(golden('140')));
  test('all that is held back', () => expect(brief({ all: true })).toMatchFileSnapshot(golden('all')));
});

const widths = fc.integer({ min: 60, max: 140 });

test('at no width a line is too long, a name is cut, or the order of HOW and WHO changes', () => {
  fc.assert(
    fc.property(widths, fc.boolean(), (width, all) => {
      const text = brief({ width, all });
      for (const line of text.split('\n')) expect([line, columnsOf(line) <= width]).toEqual([line, true]);
      const words = text.replace(/ p\.\d+$/gmu, '').replace(/\s+/gu, ' ');
      for (const name of ['Exploit Public-Facing Application', 'AdFind (S0552)', 'named by Northgate Labs'])
        expect(words).toContain(name);
      const order = ['HOW ', 'WHO ', 'LOST ', 'NOT STATED ', 'COPY'].map((part) => text.indexOf(`\n${part}`));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(Math.min(...order)).toBeGreaterThan(0);
    }),
  );
});

test('colour adds nothing and hides nothing', () => {
  const painted = brief({ colour: true });
  expect(painted).toContain('\u001B[');
  expect(painted.replace(/\p{Cc}\[[\d;]*m/gu, '')).toBe(brief());
});

test('nothing in it can be clicked', () => {
  expect(brief({ all: true })).not.toMatch(
    /https?:\/\/|heron-cdn\.example|old-berth\.example|198\.51\.100\.23/u,
  );
});

describe('a hostile report cannot move the cursor', () => {
  const escapes = [
    '\u001B[2J',
    '\u001B]0;owned\u0007',
    '\u001B]8;;https://evil.example\u001B\\',
    '\u009B2J',
    '\u202Eexe.txt',
    '\u0000',
    '\b\b\b\b',
    '\r\nWHO   nobody did it\r\n',
    '\u2066',
  ];

  test.each(escapes.map((bytes) => [JSON.stringify(bytes), bytes]))('with %s in its title', (_, bytes) => {
    const text = renderBrief(briefDocument(`Copper ${bytes} Heron`).document);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
    expect(text.split('\n').filter((line) => line.startsWith('WHO'))).toHaveLength(1);
    expect(text).toMatch(/^Copper .*Heron/u);
  });

  test('however wide its characters are, the lines stay within the window', () => {
    const title = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(title, widths, (words, width) => {
        for (const line of renderBrief(briefDocument(words).document, { width }).split('\n'))
          expect([line, columnsOf(line) <= width]).toEqual([line, true]);
      }),
    );
  });
});
