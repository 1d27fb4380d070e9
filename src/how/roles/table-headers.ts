import type { Block, Reading } from '../../model/index.ts';

/** What a column holds, by its header cell. */
export type ColumnKind = 'indicators' | 'hosts' | 'files' | 'hashes' | 'references' | 'victims' | 'harmless';

export interface Column {
  readonly kind: ColumnKind | undefined;
  /** As written in the header cell. */
  readonly title: string;
}

const KINDS: readonly (readonly [ColumnKind, RegExp])[] = [
  ['references', /\b(?:references?|sources?|links?|report|article|publication|advisory|vendor)\b/],
  ['victims', /\b(?:victims?|targets?|impersonat\w+|spoof\w+|mimic\w*|legitimate)\b/],
  ['harmless', /\b(?:false[- ]positives?|benign|harmless|white-?list(?:ed)?)\b/],
  ['hashes', /\b(?:hash(?:es)?|sha-?(?:1|256|512)|md5)\b/],
  ['files', /\b(?:file ?names?|files?|path|sample name|original name)\b/],
  [
    'hosts',
    /\b(?:domains?|hosts?|hostnames?|ips?|ip address(?:es)?|ipv[46]|urls?|c2s?|c&c|cnc|server|nameserver)\b/,
  ],
  ['indicators', /\b(?:indicators?|iocs?|observables?|artifacts?|artefacts?|values?)\b/],
];

/** The header of every column, by `table:column`; a table without marked headers is read by its first row. */
export function columnsOf(reading: Pick<Reading, 'text' | 'blocks'>): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  for (const block of reading.blocks) {
    const cell = block.cell;
    if (cell === undefined || !(cell.header || cell.row === 0)) continue;
    const key = columnKey(cell);
    if (columns.has(key)) continue;
    const title = reading.text.slice(block.start, Math.min(block.end, block.start + 80)).trim();
    columns.set(key, columnOf(title));
  }
  return columns;
}

export function columnKey(cell: NonNullable<Block['cell']>): string {
  return `${cell.table}:${cell.column}`;
}

/** @param title a header cell, as written */
export function columnOf(title: string): Column {
  const plain = title.trim();
  return { kind: plain.length > LONGEST_TITLE ? undefined : columnKind(plain), title: plain };
}

const LONGEST_TITLE = 80;

function columnKind(title: string): ColumnKind | undefined {
  const words = title.toLowerCase();
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0];
}
