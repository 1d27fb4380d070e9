import type { Finding, ReportDocument } from '../../../model/index.ts';
import { inMarks } from '../../in-marks.ts';
import { defang } from '../../lists/defang.ts';
import { claimantsOf, contentOf, evidenceOf, hedgeOf } from '../claim-words.ts';
import { decidedWords } from '../decided.ts';
import { findingWords } from '../finding-words.ts';
import type { FoldedClaim } from '../fold-claims.ts';
import { heldBackWords } from '../held-back.ts';
import { distinctNames, listingWords } from '../name-rows.ts';
import { defangedIn, quoted } from '../quotation.ts';
import { absentWords } from '../source-words.ts';
import { claimsOf, summaryOf } from '../who-part.ts';
import { count, page } from '../words.ts';
import type { Found } from './how-section.ts';

export interface ClaimItem {
  readonly claimants: string;
  /** How surely, in the report's own cue. */
  readonly hedge: string;
  readonly content: string;
  readonly evidence: string;
  readonly quote: string;
  readonly place: string;
  /** Where the same is said again; nothing where it is said once. */
  readonly again: string;
  readonly note: string;
}

export interface WhoSection {
  readonly summary: readonly string[];
  readonly claims: readonly ClaimItem[];
  /** About the report itself: that it was removed or corrected. */
  readonly about: readonly ClaimItem[];
  /** Each with who lists it. */
  readonly names: readonly Found[];
  readonly heldBack?: string;
}

export function whoSection(document: ReportDocument, all: boolean): WhoSection {
  const { deeds, about } = claimsOf(document);
  const names = distinctNames(document.findings.filter((finding) => finding.kind === 'actor-name'));
  const shown = <T extends { readonly heldBack?: string }>(items: readonly T[]): readonly T[] =>
    all ? items : items.filter(({ heldBack }) => heldBack === undefined);
  const held = [...deeds, ...about, ...names].flatMap(({ lead, heldBack }) =>
    heldBack === undefined ? [] : [{ lead, heldBack }],
  );
  return {
    summary: summaryOf(deeds.filter(({ heldBack }) => heldBack === undefined)),
    claims: shown(deeds).map((claim) => claimItem(document, claim)),
    about: shown(about).map((claim) => claimItem(document, claim)),
    names: shown(names).map(({ lead, heldBack }) => ({
      text:
        lead.accordingTo.length === 0
          ? `${lead.name}: in no list that ships with the desk`
          : `${lead.name}: according to ${lead.accordingTo.map(listingWords).join('; ')}`,
      place: page(lead.span),
      note: heldBack ?? decidedWords(lead),
    })),
    ...(held.length > 0 && { heldBack: heldBackWords(held) }),
  };
}

function claimItem(document: ReportDocument, { lead, others, heldBack }: FoldedClaim): ClaimItem {
  const safe = (text: string): string => defangedIn(document, text, lead.span);
  const places = [...new Set(others.map(({ span }) => page(span)).filter(Boolean))];
  const also = places.length === 0 ? count(others.length, 'other place') : places.join(', ');
  return {
    claimants: safe(claimantsOf(lead)),
    hedge: safe(hedgeOf(lead)),
    content: safe(contentOf(lead)),
    evidence: safe(evidenceOf(lead)),
    quote: quoted(document, lead.span),
    place: page(lead.span),
    again: others.length === 0 ? '' : `said ${others.length + 1} times, also ${also}`,
    note: [absentWords(lead.id, document.news), heldBack ?? decidedWords(lead)].filter(Boolean).join('; '),
  };
}

/** A decision whose words do not stand in this reading. */
export interface LostItem {
  readonly what: string;
  readonly words: string;
  readonly note: string;
}

export function lostItems(lost: readonly Finding[]): readonly LostItem[] {
  return lost.map((finding) => {
    const { kind, value } = findingWords(finding);
    const { quote } = finding.span;
    const words = finding.kind === 'observable' ? defang(finding.type, quote) : quote;
    return { what: `${kind} ${value}`, words: inMarks(words), note: decidedWords(finding) };
  });
}
