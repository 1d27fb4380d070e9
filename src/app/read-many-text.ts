import { basename, extname } from 'node:path';
import { plainLine } from '../model/index.ts';
import { FORMAT_LABELS, type Format } from './formats.ts';
import type { ReadOutcome, WasRead } from './read-many-outcome.ts';

/** One line for people: what became of it, its id, how long it is, what was found, what it is called. */
export function summaryLine(was: WasRead): string {
  const { observables, techniques, claims } = was.counts;
  const columns = [
    (was.kind === 'read' ? 'read' : 'already kept').padEnd(12),
    was.report.id,
    (was.pages === undefined ? '' : counted(was.pages, 'page')).padStart(9),
    counted(observables, 'observable').padStart(15),
    counted(techniques, 'technique').padStart(13),
    counted(claims, 'claim').padStart(9),
    titleOf(was),
  ];
  return plainLine(columns.join('  '));
}

function titleOf({ report, source }: WasRead): string {
  const name = basename(source);
  return report.title === name ? name : `${report.title} (${name})`;
}

/** One JSON record of one line; a person's terminal survives it, since JSON escapes what would redraw it. */
export function summaryRecord(
  outcome: ReadOutcome,
  more: { readonly seconds: number; readonly output?: string },
): string {
  const { kind, source, ...rest } = outcome;
  return JSON.stringify({ kind: 'read-outcome', source, outcome: kind, ...rest, ...more });
}

/** What became of all of them. */
export interface Tally {
  read: number;
  alreadyKept: number;
  readonly failed: Map<string, number>;
  readonly leftOut: Map<string, number>;
}

export function emptyTally(): Tally {
  return { read: 0, alreadyKept: 0, failed: new Map(), leftOut: new Map() };
}

export function count(tally: Tally, outcome: ReadOutcome): void {
  if (outcome.kind === 'read') tally.read += 1;
  else if (outcome.kind === 'already-kept') tally.alreadyKept += 1;
  else if (outcome.kind === 'left-out') add(tally.leftOut, outcome.why);
  else if (outcome.kind === 'failed') add(tally.failed, outcome.problem.code);
  else add(tally.failed, 'by a fault of ours');
}

export function failures({ failed }: Tally): number {
  return sum(failed);
}

/** `200 reports: 187 read, 9 already kept, 4 failed (2 encrypted, 1 damaged, 1 timed out)` */
export function verdict(tally: Tally): string {
  const failed = failures(tally);
  const all = tally.read + tally.alreadyKept + failed;
  const parts = [
    ...(tally.read > 0 || all === 0 ? [`${tally.read} read`] : []),
    ...(tally.alreadyKept > 0 ? [`${tally.alreadyKept} already kept`] : []),
    ...(failed > 0 ? [`${failed} failed (${listOf(tally.failed)})`] : []),
  ];
  return `${counted(all, 'report')}: ${parts.join(', ')}`;
}

/** `left out 14: hidden (9), a PNG image (5)`; undefined where nothing was. */
export function leftOutLine({ leftOut }: Tally): string | undefined {
  return leftOut.size === 0
    ? undefined
    : `left out ${sum(leftOut)}: ${sorted(leftOut)
        .map(([why, many]) => `${why} (${many})`)
        .join(', ')}`;
}

/** The file for a document: what the source is called, and the report's id, which no other report has. */
export function outputName(source: string, reportId: string, format: Format): string {
  const path = source.replace(/[?#].*$/su, '');
  const name = basename(path, extname(path))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 60);
  return `${name === '' ? '' : `${name}-`}${reportId.replace(/^report-/u, '')}.${FORMAT_LABELS[format].ending}`;
}

/** Problem codes are words with hyphens. */
function listOf(codes: ReadonlyMap<string, number>): string {
  return sorted(codes)
    .map(([code, many]) => `${many} ${code.replaceAll('-', ' ')}`)
    .join(', ');
}

/** The most frequent first, then by name. */
function sorted(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

function add(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, each) => all + each, 0);
}

function counted(many: number, noun: string): string {
  return `${many} ${noun}${many === 1 ? '' : 's'}`;
}
