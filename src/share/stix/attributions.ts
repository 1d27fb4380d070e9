import type { Claim } from '../../model/index.ts';
import { absentWords } from '../brief/source-words.ts';
import { claimEvidence } from './claim-evidence.ts';
import { claimLine } from './claim-text.ts';
import { confidenceOf } from './confidence.ts';
import { evidenceOf } from './evidence.ts';
import { common, type Frame } from './frame.ts';
import type { Campaign, Identity, IntrusionSet, Relationship } from './objects.ts';
import { type Parties, partyKey } from './parties.ts';
import { oneLine } from './text.ts';

export interface Attributions {
  readonly campaigns: readonly Campaign[];
  /** By the claim that makes it. */
  readonly relationships: ReadonlyMap<Claim, Relationship>;
}

/**
 * Edges, one for each claim that asserts who did what and names both ends: a known party, and either an
 * incident in the report's words or whom the party sponsored. Where an end is missing, or the claim doubts
 * or denies, there is no edge: the note alone tells it. They are `attributed-to` where the ends are those
 * that STIX 2.1 (section 4.2, Campaign) has for it, else `related-to`: OpenCTI refuses other ends.
 */
export function attributions(frame: Frame, claims: readonly Claim[], named: Parties): Attributions {
  const campaigns = new Map<string, Campaign>();
  const relationships = new Map<Claim, Relationship>();
  for (const [incident, about] of byIncident(claims))
    campaigns.set(incident, campaign(frame, incident, about));
  const used = new Set<Campaign>();
  for (const claim of claims) {
    const [sourceKey, targetKey] = ends(claim);
    const target = named.get(targetKey ?? '');
    const source = named.get(sourceKey ?? '') ?? campaigns.get(claim.incident ?? '');
    if (source === undefined || target === undefined || source.id === target.id) continue;
    if (source.type === 'campaign') used.add(source);
    relationships.set(claim, relationship(frame, claim, source, target));
  }
  return { campaigns: [...used], relationships };
}

/** What is attributed (absent: the incident), and to whom. */
function ends(claim: Claim): readonly [source: string | undefined, target: string | undefined] {
  if (claim.stance !== 'asserts') return [undefined, undefined];
  switch (claim.predicate) {
    case 'did':
      return [undefined, partyKey(claim.object)];
    case 'sponsored':
      return [partyKey(claim.subject), partyKey(claim.object)];
    case 'used-from':
      return [undefined, partyKey(claim.subject)];
    default:
      return [undefined, undefined];
  }
}

function byIncident(claims: readonly Claim[]): Map<string, Claim[]> {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.incident === undefined || claim.stance !== 'asserts') continue;
    const group = groups.get(claim.incident);
    if (group === undefined) groups.set(claim.incident, [claim]);
    else group.push(claim);
  }
  return groups;
}

function campaign(frame: Frame, incident: string, about: readonly Claim[]): Campaign {
  return {
    ...common(frame, 'campaign', [incident], evidenceOf(frame.document, about)),
    name: oneLine(incident),
    description: 'An incident, in the words of the report.',
  };
}

type End = Campaign | IntrusionSet | Identity;

function relationship(frame: Frame, claim: Claim, source: End, target: End): Relationship {
  const confidence = confidenceOf(claim.hedge.term);
  const absent = absentWords(claim.id, frame.document.news);
  return {
    ...common(frame, 'relationship', ['attributed-to', claim.id], claimEvidence(frame.document, claim)),
    relationship_type:
      source.type === 'campaign' && target.type === 'intrusion-set' ? 'attributed-to' : 'related-to',
    source_ref: source.id,
    target_ref: target.id,
    description: oneLine(`${claimLine(claim)}${absent === '' ? '' : `; ${absent}`}.`, 1000),
    ...(confidence === undefined ? {} : { confidence }),
  };
}
