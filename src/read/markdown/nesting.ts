const DEEPEST = 50;
const WIDEST_INDENT = 100;
/**
 * The parser pairs emphasis marks and brackets within a paragraph in quadratic time: about 30 ns for each
 * pair of marks. This many pairs over a document cost about half a second; a paragraph of 4,000 marks is no prose.
 */
const MOST_PAIRS = 16_000_000;

const CONTAINERS = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*/;
const NEW_PARAGRAPH = /^(?:\s*$|[ \t]{0,3}(?:[-+*]|1[.)])[ \t]|#{1,6}[ \t])/;
const DELIMITER_CELL = /^:?-+:?$/;

/** A document's marks all become tokens, about 4 kB of memory each while it is parsed. */
const MOST_MARKS = 60_000;
/** An unmatched code mark is looked for to its paragraph's end, once for each length that occurs. */
const LONGEST_CODE_MARK = 40;

/** Whether a document's nesting would cost the Markdown parser more than a report is worth. Linear. */
export function isTooCostly(source: string): boolean {
  return hasTooManyMarks(source) || pairsTooMany(source);
}

function hasTooManyMarks(source: string): boolean {
  let marks = 0;
  for (const [mark] of source.matchAll(/`+|[*_~]+|[|>[<&]/g)) {
    if (++marks > MOST_MARKS || (mark.startsWith('`') && mark.length > LONGEST_CODE_MARK)) return true;
  }
  return false;
}

function pairsTooMany(source: string): boolean {
  let pairs = 0;
  let marks = 0;
  let previous = '';
  let row: 'none' | 'header' | 'table' = 'none';
  for (const line of source.split('\n')) {
    if (nestsTooDeep(line)) return true;
    if (/^\s*$/.test(line)) row = 'none';
    else if (row === 'none' && isOpener(previous)) row = 'header';
    else if (row === 'header') row = isTable(previous, line) ? 'table' : row;
    // A table's cells are paragraphs of their own.
    if (row === 'table' || NEW_PARAGRAPH.test(line.slice(0, 200))) {
      pairs += marks * marks;
      marks = 0;
    }
    // What may open a tag or an address is looked up against every bracket that is open before it.
    marks += line.match(/[*_~]+|[[\]<]/g)?.length ?? 0;
    previous = line;
  }
  return pairs + marks * marks > MOST_PAIRS;
}

function isOpener(previous: string): boolean {
  return /^\s*$/.test(previous.slice(0, 200));
}

function nestsTooDeep(line: string): boolean {
  const prefix = CONTAINERS.exec(line.slice(0, 1_000))?.[0] ?? '';
  const depth = prefix.match(/[>\-+*.)]/g)?.length ?? 0;
  return depth > DEEPEST || (depth > 0 && prefix.length > WIDEST_INDENT);
}

function isTable(header: string, delimiter: string): boolean {
  const delimiters = cells(delimiter);
  return (
    delimiter.includes('|') &&
    delimiters.every((cell) => DELIMITER_CELL.test(cell.trim())) &&
    cells(header).length === delimiters.length
  );
}

function cells(row: string): string[] {
  const inner = row.trim().replace(/^\|/, '');
  return (/(?<!\\)\|$/.test(inner) ? inner.slice(0, -1) : inner).split(/(?<!\\)\|/);
}
