import type { Claim, ReportDocument, UtcInstant } from '../../model/index.ts';
import { defang } from '../lists/defang.ts';
import { distinctObservables } from '../lists/distinct-observables.ts';
import { isShown } from '../lists/shown.ts';
import { claimLine } from '../stix/claim-text.ts';
import { objectId } from '../stix/ids.ts';
import { publishedOf } from '../stix/published.ts';
import { oneLine } from '../stix/text.ts';
import { uriOr } from './feed-uri.ts';

/** A feed of reports, before it has a format. */
export interface FeedDraft {
  /** The same for ever: a UUID. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly updated: UtcInstant;
  /** Where the feed is to be had; absent where nobody serves it. */
  readonly self?: string;
  readonly entries: readonly FeedDraftEntry[];
}

export interface FeedDraftEntry {
  /** The same at every export: a UUID. */
  readonly id: string;
  readonly title: string;
  /** Of the source; absent where the report has none. */
  readonly url?: string;
  /** Who published the report; absent where it does not say. */
  readonly author?: string;
  readonly published: UtcInstant;
  /** When it was last kept or decided on: a reader takes it for unchanged unless this rises. */
  readonly updated: UtcInstant;
  /** Plain text, a paragraph a line. */
  readonly lines: readonly string[];
  readonly tags: readonly string[];
  /** By what they are of: statements that readers are told of when they are taken back. */
  readonly says: Readonly<Record<string, string>>;
  /** The id of an entry that this one takes back. */
  readonly takesBack?: string;
}

const MOST_CLAIMS = 20;

/**
 * A report as an entry: how far it may go, HOW in counts, and every claim with its claimant. What was rejected is in
 * none of these; the entry of a report that changed has another `updated`, so that readers show it again. What it
 * `says` are the statements a reader may have acted on: claims, techniques, and what is called the attacker's.
 */
export function feedEntry(document: ReportDocument, updated: UtcInstant): FeedDraftEntry {
  const { report, capture } = document;
  const title = oneLine(report.title) || report.id;
  const url = report.url === undefined ? undefined : uriOr(report.url);
  const by = report.publisher === undefined ? undefined : oneLine(report.publisher);
  return {
    id: objectId('entry', report.id).slice('entry--'.length),
    title,
    ...(url !== undefined && { url }),
    ...(by !== undefined && by !== '' && { author: by }),
    published: publishedOf(document).at,
    updated,
    lines: [
      `${report.tlp.label}${report.tlp.statedBy === 'desk-default' ? ' (the report states none)' : ''}`,
      howLine(document),
      ...whoLines(document),
      `Copy of ${capture.capturedAt}, SHA-256 ${capture.sha256}.`,
    ],
    tags: techniquesOf(document),
    says: statementsOf(document),
  };
}

function statementsOf(document: ReportDocument): Readonly<Record<string, string>> {
  const says: Record<string, string> = {};
  for (const claim of claimsOf(document)) says[claim.id] = claimWords(claim);
  for (const each of document.findings)
    if (each.kind === 'technique' && isShown(each))
      says[`technique ${each.attackId}`] = `technique ${each.attackId} ${oneLine(each.name)}`;
  for (const { lead } of distinctObservables(document.findings, false))
    if (lead.role === 'attacker')
      says[`${lead.type} ${lead.value}`] =
        `${lead.type} ${oneLine(defang(lead.type, lead.value), 200)}, the attacker’s`;
  return says;
}

function claimsOf({ findings }: ReportDocument): readonly Claim[] {
  return findings.filter((each): each is Claim => each.kind === 'claim' && isShown(each));
}

function claimWords(claim: Claim): string {
  return oneLine(claimLine(claim), 600);
}

function techniquesOf({ findings }: ReportDocument): string[] {
  const ids = findings.flatMap((each) => (each.kind === 'technique' && isShown(each) ? [each.attackId] : []));
  return [...new Set(ids)].sort();
}

function howLine(document: ReportDocument): string {
  const values = distinctObservables(document.findings, false);
  const attackers = values.filter(({ lead }) => lead.role === 'attacker').length;
  const techniques = techniquesOf(document).length;
  return `HOW: ${many(techniques, 'technique')}, ${many(values.length, 'observable')}, ${attackers} of them the attacker’s.`;
}

function whoLines(document: ReportDocument): string[] {
  const lines = [...new Set(claimsOf(document).map((claim) => `WHO: ${claimWords(claim)}.`))];
  if (lines.length === 0) return ['WHO: no claim found in the text.'];
  const more = lines.length - MOST_CLAIMS;
  return more > 0 ? [...lines.slice(0, MOST_CLAIMS), `WHO: ${many(more, 'more claim')}.`] : lines;
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
