import type { ActorName, Claim, ClaimObject, EstimativeTerm } from '../../model/index.ts';
import { lineSafeJson } from '../json/line-safe.ts';
import { isShown, rejectedNames } from '../lists/shown.ts';
import { claimantName, claimLine, claimText } from '../stix/claim-text.ts';
import { oneLine, quoted } from '../stix/text.ts';
import { attribute, type Frame, uuidOf } from './frame.ts';
import type { MispAttribute, MispNote, MispOpinion, MispTag } from './records.ts';
import { inTag } from './techniques.ts';

/**
 * WHO: each claim as a line of text in the category Attribution, tagged with its hedge where that is a term of
 * a scale and with an analyst's grade, and under it a note by its claimant with sentence, stance, hedge and
 * evidence; one that denies or doubts has an opinion, too. No galaxy of actors: that would be our claim.
 */
export function claims(frame: Frame): MispAttribute[] {
  return frame.document.findings
    .filter((finding): finding is Claim => finding.kind === 'claim')
    .filter((claim) => isShown(claim) || frame.all)
    .map((claim) => claimAttribute(frame, claim));
}

function claimAttribute(frame: Frame, claim: Claim): MispAttribute {
  const tags = [...hedgeTags(claim.hedge.term), ...gradeTags(claim)];
  const opinions = opinion(frame, claim);
  return attribute(frame, ['claim', claim.id], {
    type: 'text',
    category: 'Attribution',
    value: oneLine(`${claimLine(claim)}.`, 1_000),
    comment: quoted(frame.document, claim),
    disable_correlation: true,
    ...(tags.length === 0 ? {} : { Tag: tags }),
    Note: [note(frame, claim)],
    ...(opinions.length === 0 ? {} : { Opinion: opinions }),
  });
}

function note(frame: Frame, claim: Claim): MispNote {
  return {
    ...analystData(frame, claim, 'note'),
    note: `${claimText(frame.document, claim)}\n${claimRecord(claim)}`,
    language: 'en',
  };
}

/**
 * The claim for machines, last in its note: MISP has no place of its own for what a line of text cannot say, and a
 * desk that reads the event gets the claim back whole. Evidence and sentence stand above it.
 */
function claimRecord({ predicate, claimants, object, subject, incident, stance, hedge, via }: Claim): string {
  const { cue, class: of, term, scareQuoted } = hedge;
  return `Record: ${lineSafeJson({
    predicate,
    stance,
    claimants: claimants.map(({ as, entity, resolved }) => ({ as, entity, resolved })),
    object: partyIn(object),
    subject: subject && partyIn(subject),
    incident,
    hedge: { cue, class: of, term, scareQuoted },
    via,
  })}`;
}

function partyIn({ as, entity, kind }: ClaimObject): object {
  return { as, entity, kind };
}

/** MISP's scale of opinions: 0 strongly disagrees, 25 disagrees. A report that asserts gives no number. */
const OPINIONS = { asserts: undefined, doubts: 25, denies: 0 } as const;

function opinion(frame: Frame, claim: Claim): MispOpinion[] {
  const value = OPINIONS[claim.stance];
  if (value === undefined) return [];
  return [{ ...analystData(frame, claim, 'opinion'), opinion: value, comment: `${claimLine(claim)}.` }];
}

function analystData(
  frame: Frame,
  claim: Claim,
  kind: 'note' | 'opinion',
): Omit<MispNote, 'note' | 'language'> {
  return {
    uuid: uuidOf(frame, kind, claim.id),
    object_uuid: uuidOf(frame, 'attribute', 'claim', claim.id),
    object_type: 'Attribute',
    authors: oneLine(claim.claimants.map(claimantName).join('; ')),
    created: sqlTime(frame.document.capture.capturedAt),
    modified: sqlTime(frame.modified),
    distribution: '5',
  };
}

function sqlTime(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}

/** Terms of MISP's taxonomy `estimative-language`, by the words of ICD 203 that mean them. */
const LIKELIHOODS: Readonly<Record<string, string>> = {
  'almost no chance': 'almost-no-chance',
  remote: 'almost-no-chance',
  'very unlikely': 'very-unlikely',
  'highly improbable': 'very-unlikely',
  unlikely: 'unlikely',
  improbable: 'unlikely',
  'roughly even chance': 'roughly-even-chance',
  'roughly even odds': 'roughly-even-chance',
  likely: 'likely',
  probable: 'likely',
  'very likely': 'very-likely',
  'highly probable': 'very-likely',
  'almost certain': 'almost-certain',
  'nearly certain': 'almost-certain',
};
const CONFIDENCES: Readonly<Record<string, string>> = {
  low: 'low',
  moderate: 'moderate',
  medium: 'moderate',
  high: 'high',
};

function hedgeTags(term: EstimativeTerm | undefined): MispTag[] {
  if (term === undefined) return [];
  const [predicate, table] =
    term.scale === 'ICD 203 likelihood'
      ? ['likelihood-probability', LIKELIHOODS]
      : ['confidence-in-analytic-judgment', CONFIDENCES];
  const value = term.term
    .toLowerCase()
    .replace('confidence', '')
    .split('/')
    .map((word) => table[word.trim()])
    .find((known) => known !== undefined);
  return value === undefined ? [] : [{ name: `estimative-language:${predicate}="${value}"` }];
}

function gradeTags({ grade }: Claim): MispTag[] {
  return (grade?.terms ?? []).flatMap(({ scale, term }): MispTag[] => {
    const value = inTag(term.toLowerCase());
    if (scale === 'Admiralty reliability') return [{ name: `admiralty-scale:source-reliability="${value}"` }];
    if (scale === 'Admiralty credibility')
      return [{ name: `admiralty-scale:information-credibility="${value}"` }];
    return [];
  });
}

/** Names of actors as the report uses them, each once; never merged, never a claim by themselves. */
export function actorNames(frame: Frame): MispAttribute[] {
  const found = frame.document.findings.filter(
    (finding): finding is ActorName => finding.kind === 'actor-name',
  );
  const rejected = rejectedNames(found, ({ name }) => name);
  const byName = new Map<string, ActorName>();
  for (const finding of found) {
    const isWanted = frame.all || (isShown(finding) && !rejected.has(finding.name));
    if (isWanted && !byName.has(finding.name)) byName.set(finding.name, finding);
  }
  return [...byName.values()].map((finding) =>
    attribute(frame, ['actor-name', finding.name], {
      type: 'threat-actor',
      category: 'Attribution',
      value: finding.name,
      comment: `A name that the report uses, and no more; who did what is in the claims. ${quoted(frame.document, finding)}`,
    }),
  );
}
