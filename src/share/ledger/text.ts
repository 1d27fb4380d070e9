import type { ClaimGroup, ClaimOrigin, Ledger, LedgerRow } from '../../model/index.ts';
import { plain, wrapped } from '../brief/fit.ts';
import { ink } from '../brief/ink.ts';
import { noLongerThere } from '../brief/source-words.ts';
import { inMarks } from '../in-marks.ts';
import { gradeWords } from './grade-words.ts';
import type { LedgerWords } from './ledger-words.ts';
import {
  affairWords,
  claimed,
  contraryWords,
  countWords,
  driftWords,
  evidenceWords,
  groundWords,
  headline,
  hedgeWords,
  ledgerWords,
  originWords,
} from './ledger-words.ts';
import { sourceLines } from './source-lines.ts';

export interface LedgerTextOptions {
  /** Columns of the terminal. */
  readonly width?: number;
  readonly colour?: boolean;
}

/**
 * The ledger for a terminal: each claim with its origins, the echoes indented below the origin they lead
 * to, contrary voices beside it, the unresolved said. Every line has its report; defanged.
 */
export function ledgerText(ledger: Ledger, options: LedgerTextOptions = {}): string {
  const width = options.width ?? 100;
  const paint = ink(options.colour === true);
  const words = ledgerWords(ledger);
  const lines = [
    paint.strong(plain(headline(ledger))),
    paint.faint(`${ledger.tlp}, the strictest of the reports`),
  ];
  for (const line of sourceLines(ledger)) lines.push(...put(`! ${line}`, 0, width).map(paint.broken));
  let affair: string | undefined;
  for (const group of ledger.groups) {
    const within = affairWords(group);
    if (within !== undefined && within !== affair) lines.push('', ...put(within, 0, width).map(paint.strong));
    affair = within;
    const title = `${claimed(group)} · ${countWords(group)}${contraryWords(group)} · first seen ${group.firstSeen?.slice(0, 10) ?? 'not stated'}`;
    lines.push('', ...put(title, 0, width).map(paint.who));
    for (const origin of group.origins) lines.push(...originLines(origin, '', group, words, width));
    for (const origin of group.contrary)
      lines.push(...originLines(origin, 'contrary  ', group, words, width));
    for (const row of group.unresolved) {
      lines.push(
        ...rowLines(row, `unresolved  ${row.as}`, 2, group, words, width),
        ...chainLines(row, 6, words, width),
      );
    }
  }
  for (const { written, of } of ledger.variants)
    lines.push('', ...put(`${written} stands for ${of}: held to be a misspelling`, 0, width));
  return `${lines.join('\n')}\n`;
}

function originLines(
  origin: ClaimOrigin,
  mark: string,
  group: ClaimGroup,
  words: LedgerWords,
  width: number,
): string[] {
  const people = origin.people.map(({ person }) => person).join(', ');
  const lines = put(`${mark}${originWords(origin)}${people === '' ? '' : ` (through ${people})`}`, 2, width);
  for (const row of origin.rows)
    lines.push(...rowLines(row, words.reportName(row.reportId), 4, group, words, width));
  if (origin.rows.length === 0) lines.push(...put('its own words are not among the reports', 4, width));
  for (const row of origin.echoes) {
    lines.push(
      ...rowLines(row, `echo  ${words.reportName(row.reportId)}`, 6, group, words, width),
      ...chainLines(row, 8, words, width),
    );
  }
  return lines;
}

function rowLines(
  row: LedgerRow,
  name: string,
  indent: number,
  group: ClaimGroup,
  words: LedgerWords,
  width: number,
): string[] {
  const report = words.reportName(row.reportId);
  const where = name.endsWith(report) ? '' : ` in ${report}`;
  const page = row.passage.span.page === undefined ? '' : ` · p.${row.passage.span.page}`;
  const first = `${name}${where} · ${row.published?.slice(0, 10) ?? 'no date'} · ${hedgeWords(row)} · ${evidenceWords(row)}${page}`;
  return [
    ...put(first, indent, width),
    ...put(inMarks(row.passage.span.quote), indent + 2, width),
    ...(row.absentFrom === undefined ? [] : put(noLongerThere(row.absentFrom), indent + 2, width)),
    ...(row.grade === undefined ? [] : put(gradeWords(row.grade, group), indent + 2, width)),
  ];
}

function chainLines(row: LedgerRow, indent: number, words: LedgerWords, width: number): string[] {
  const lines: string[] = [];
  const drift = driftWords(row);
  if (drift !== undefined) lines.push(...put(`surer than its source: ${drift}`, indent, width));
  if (row.ownerLost === true)
    lines.push(...put(`says “${row.as}” where its source names who knows it`, indent, width));
  const [nearest] = row.chain;
  const edge = nearest === undefined ? undefined : words.edge(nearest);
  if (edge !== undefined) lines.push(...put(groundWords(edge, words), indent, width));
  return lines;
}

function put(text: string, indent: number, width: number): string[] {
  const blank = ' '.repeat(indent);
  return wrapped(text, Math.max(20, width - indent), '  ').map((line) => `${blank}${line}`);
}
