import type { ObservableType, ReportDocument, UtcInstant } from '../../model/index.ts';
import { plainLine } from '../../model/index.ts';
import { quoted } from '../stix/text.ts';
import { defang } from './defang.ts';
import { type DistinctObservable, distinctObservables } from './distinct-observables.ts';
import { type LeftOut, publishable } from './publishable.ts';
import { wellFormed } from './sentence-of.ts';

/** One form of list: what it can hold, and how an entry is written in it. */
export interface ListForm {
  /** What the list is, for its first line. */
  readonly title: string;
  /** The types it can hold. */
  readonly types: ReadonlySet<ObservableType>;
  /** Begins a comment line. */
  readonly marker: string;
  /** Lines between the header and the entries. */
  readonly preamble?: (modified: UtcInstant) => readonly string[];
  /** The lines of an entry, or why this form cannot hold the value. */
  readonly entry: (group: DistinctObservable, document: ReportDocument) => readonly string[] | NoEntry;
  /** Words a reader of the list must know. */
  readonly remarks?: readonly string[];
  /** Whether the sentence stands in a comment above the entry; false where the entry itself carries it. */
  readonly quotes: boolean;
}

export interface NoEntry {
  readonly why: string;
}

export interface ListOptions {
  /** When a finding was last decided on. Default: the capture's instant. */
  readonly modified?: UtcInstant;
}

/** More lines of header than this would bury the list; the others are counted. */
const MOST_TOLD = 100;

/**
 * A list for a resolver, firewall or sensor. Its header says which report and copy it is from, how far it may go,
 * and each value left out with the reason, defanged, so that no reader of lists takes one for an entry. A list
 * with nothing on it says so. The same document and options give the same bytes.
 */
export function blocklist(document: ReportDocument, form: ListForm, options: ListOptions = {}): string {
  const { published, leftOut } = publishable(document.findings, form.types);
  const entries: string[] = [];
  const out: LeftOut[] = [...leftOut];
  let many = 0;
  for (const group of published) {
    const lines = form.entry(group, document);
    if ('why' in lines) {
      out.push({ lead: group.lead, why: lines.why });
      continue;
    }
    many += 1;
    if (form.quotes) entries.push(comment(form, quoted(document, group.lead)));
    entries.push(...lines);
  }
  const modified = modifiedOf(document, options);
  const header = headerOf(document, form, modified, many, out);
  return `${[...header, ...(form.preamble?.(modified) ?? []), ...entries].join('\n')}\n`;
}

export function modifiedOf(document: ReportDocument, options: ListOptions): UtcInstant {
  return options.modified ?? document.capture.capturedAt;
}

/** The comment lines at the top of a list or a file of rules. @param printed rules of the report that are passed on */
export function headerOf(
  document: ReportDocument,
  form: Pick<ListForm, 'title' | 'types' | 'marker' | 'remarks'>,
  modified: UtcInstant,
  many: number,
  out: readonly LeftOut[],
  printed = 0,
): string[] {
  return [
    ...head(document, form, modified, many, printed),
    ...told(form, out),
    ...otherTypes(document, form),
  ];
}

type HeadForm = Parameters<typeof headerOf>[1];

function head(
  { report, capture }: ReportDocument,
  form: HeadForm,
  modified: string,
  many: number,
  printed: number,
): string[] {
  const by = report.publisher === undefined ? '' : `, ${report.publisher}`;
  const rulesToo = printed === 0 ? '' : `, ${printed} printed ${printed === 1 ? 'rule' : 'rules'}`;
  return [
    `${form.title}; ${many} ${many === 1 ? 'value' : 'values'}${rulesToo}`,
    `report: ${report.title}${by} (${report.id})`,
    ...(report.url === undefined ? [] : [`url: ${defang('url', report.url)}`]),
    `copy: ${capture.capturedAt}, sha256 ${capture.sha256}; ${decided(capture.capturedAt, modified)}`,
    `marking: ${report.tlp.label}${report.tlp.statedBy === 'desk-default' ? ' (the report states none)' : ''}`,
    ...(form.remarks ?? []),
    ...(many + printed > 0 ? [] : ['EMPTY: the report names nothing that may stand here']),
  ].map((line) => comment(form, line));
}

/** A list that nobody has looked through says so. */
function decided(captured: string, modified: string): string {
  return modified === captured ? 'no analyst has decided on it' : `as decided on ${modified}`;
}

function told(form: HeadForm, out: readonly LeftOut[]): string[] {
  if (out.length === 0) return [comment(form, 'left out: nothing')];
  const lines = out
    .slice(0, MOST_TOLD)
    .map(({ lead, why }) => `left out: ${lead.type} ${defang(lead.type, lead.value)}: ${why}`);
  const more = out.length - lines.length;
  return [...lines, ...(more > 0 ? [`left out: ${more} more`] : [])].map((line) => comment(form, line));
}

/** What may be blocked, but not by a list of this form: counted, so that nobody takes the list for all there is. */
function otherTypes(document: ReportDocument, form: HeadForm): string[] {
  const counts = new Map<ObservableType, number>();
  for (const { lead } of distinctObservables(document.findings, false)) {
    if (lead.role === 'attacker' && !form.types.has(lead.type)) {
      counts.set(lead.type, (counts.get(lead.type) ?? 0) + 1);
    }
  }
  if (counts.size === 0) return [];
  const words = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, many]) => `${many} ${type}`);
  return [comment(form, `not of a type that stands here: ${words.join(', ')}`)];
}

/** One line whatever stands in it: a report cannot write an entry of a list. */
export function comment(form: Pick<ListForm, 'marker'>, text: string): string {
  const line = plainLine(wellFormed(text)).replace(/[\uFFFE\uFFFF]/gu, '\u{FFFD}');
  return `${form.marker} ${line.replace(/\s+/gu, ' ').trim()}`;
}
