import type { ClaimGroup, ClaimOrigin, Ledger, LedgerRow } from '../../model/index.ts';
import { plain } from '../brief/fit.ts';
import { noLongerThere } from '../brief/source-words.ts';
import { inMarks } from '../in-marks.ts';
import { gradeWords } from './grade-words.ts';
import type { LedgerWords } from './ledger-words.ts';
import {
  affairWords,
  claimed,
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

/** The ledger as Markdown lists, defanged; what a report says can make no markup. */
export function ledgerMarkdown(ledger: Ledger): string {
  const words = ledgerWords(ledger);
  const lines = [`# ${safe(headline(ledger))}`, '', `${ledger.tlp}, the strictest of the reports.`];
  for (const line of sourceLines(ledger)) lines.push('', `**${safe(line)}**`);
  for (const group of ledger.groups) {
    lines.push('', `## ${safe(claimed(group))}`, '');
    const affair = affairWords(group);
    if (affair !== undefined) lines.push(`${safe(affair)}.`, '');
    lines.push(
      `${countWords(group)}; first seen ${safe(group.firstSeen?.slice(0, 10) ?? 'not stated')}.`,
      '',
    );
    for (const origin of group.origins) lines.push(...originItems(origin, '', group, words));
    for (const origin of group.contrary) lines.push(...originItems(origin, 'contrary: ', group, words));
    for (const row of group.unresolved) lines.push(`- unresolved: ${rowText(row, group, words)}`);
  }
  return `${lines.join('\n')}\n`;
}

function originItems(origin: ClaimOrigin, mark: string, group: ClaimGroup, words: LedgerWords): string[] {
  return [
    `- ${mark}**${safe(originWords(origin))}**`,
    ...origin.rows.map((row) => `  - ${rowText(row, group, words)}`),
    ...origin.echoes.map((row) => `  - echo: ${rowText(row, group, words)}`),
  ];
}

function rowText(row: LedgerRow, group: ClaimGroup, words: LedgerWords): string {
  const [nearest] = row.chain;
  const edge = nearest === undefined ? undefined : words.edge(nearest);
  const drift = driftWords(row);
  const parts = [
    `${words.reportName(row.reportId)}, ${row.published?.slice(0, 10) ?? 'no date'}: ${inMarks(row.passage.span.quote)} (${row.as}; ${hedgeWords(row)}; ${evidenceWords(row)})`,
    ...(drift === undefined ? [] : [`surer than its source: ${drift}`]),
    ...(edge === undefined ? [] : [groundWords(edge, words)]),
    ...(row.absentFrom === undefined ? [] : [noLongerThere(row.absentFrom)]),
    ...(row.grade === undefined ? [] : [gradeWords(row.grade, group)]),
  ];
  return parts.map(safe).join('; ');
}

export function safe(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]<>#|!~]/gu, '\\$&');
}
