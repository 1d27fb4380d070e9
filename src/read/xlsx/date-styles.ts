import { attributeValue } from '../xml/attributes.ts';
import { tokenizeXml } from '../xml/tokens.ts';

/** Built-in number formats that show dates (ECMA-376, part 1, 18.8.30); those of times alone stay numbers. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** The cell styles that show a number as a date: indexes into `cellXfs` of `xl/styles.xml`. */
export function dateStylesIn(source: string): ReadonlySet<number> {
  const custom = new Set<number>();
  const dates = new Set<number>();
  let inCells = false;
  let index = 0;
  tokenizeXml(source, {
    open: (tag) => {
      if (tag.local === 'numFmt' && isDate(attributeValue(source, tag, 'formatCode') ?? ''))
        custom.add(numberOf(attributeValue(source, tag, 'numFmtId')));
      else if (tag.local === 'cellXfs') inCells = true;
      else if (inCells && tag.local === 'xf') {
        const format = numberOf(attributeValue(source, tag, 'numFmtId'));
        if (BUILT_IN.has(format) || custom.has(format)) dates.add(index);
        index++;
      }
    },
    close: (local) => {
      if (local === 'cellXfs') inCells = false;
    },
    text: () => undefined,
  });
  return dates;
}

/**
 * A date that a workbook counts in days (18.17.4.1), as `YYYY-MM-DD` or with its time of day. Excel's
 * 29 February 1900, which never was, and what lies before it are no dates.
 */
export function serialDate(serial: number, from1904: boolean): string | undefined {
  const days = from1904 ? serial + 1462 : serial;
  if (!(days >= 61 && days < 2_958_466)) return undefined;
  const seconds = Math.round((days - 25_569) * 86_400);
  const written = new Date(seconds * 1_000).toISOString();
  return written.endsWith('T00:00:00.000Z') ? written.slice(0, 10) : written.slice(0, 19).replace('T', ' ');
}

function isDate(format: string): boolean {
  const signs = format
    .slice(0, 200)
    .replace(/"[^"]{0,60}"/g, '')
    .replace(/\\./g, '')
    .replace(/\[[^[\]]{0,60}\]/g, '');
  return /[yd]/i.test(signs) && !/general/i.test(signs);
}

function numberOf(value: string | undefined): number {
  return Number.parseInt(value ?? '', 10);
}
