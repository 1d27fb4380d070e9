import type { ActorName, Claim, ClaimObject, Finding, FindingBase, Span } from '../../model/index.ts';
import { evidence, evidenceSpan } from './evidence.ts';
import type { EvidenceSpan } from './evidence-extension.ts';
import { common, type Frame } from './frame.ts';
import { mentioned } from './mentioned.ts';
import type { Identity, IntrusionSet } from './objects.ts';
import { oneLine } from './text.ts';

/** Whom a report names, by the key of `partyKey`. */
export type Parties = ReadonlyMap<string, IntrusionSet | Identity>;

interface Naming {
  readonly kind: NamedKind;
  readonly name: string;
  /** By their place: a name and a claim often share theirs. */
  readonly spans: Map<string, EvidenceSpan>;
  readonly listings: Set<string>;
}

type NamedKind = 'actor' | 'state' | 'organisation' | 'person';

/** What the party of a claim is found by; `undefined` where the claim names none. */
export function partyKey(object: ClaimObject | undefined): string | undefined {
  const kind = namedKind(object?.kind);
  return kind === undefined || object?.entity === undefined ? undefined : keyOf(kind, object.entity);
}

/** A report that writes AMBER FINCH here and Amber Finch there writes one name; any other difference makes two. */
function keyOf(kind: NamedKind, name: string): string {
  return `${kind}\0${kind === 'actor' ? name.toLowerCase() : name}`;
}

/**
 * Names are exported as names: an intrusion set for each name of an actor, never merged with another,
 * and an identity for each state, organisation or person that a claim is about.
 */
export function parties(frame: Frame, claims: readonly Claim[]): Parties {
  const namings = new Map<string, Naming>();
  for (const [, mentions] of mentioned(frame, isActorName, (finding) => finding.name)) {
    for (const mention of mentions) addName(namings, mention);
  }
  for (const claim of claims) {
    for (const object of [claim.object, claim.subject]) addParty(namings, claim, object);
  }
  return new Map([...namings].map(([key, naming]) => [key, party(frame, naming)]));
}

function addName(namings: Map<string, Naming>, finding: ActorName): void {
  const naming = namingOf(namings, 'actor', finding.name);
  addSpan(naming, finding.span);
  for (const { source, entry, nameGiver } of finding.accordingTo) {
    naming.listings.add(
      `${source} lists it under ${entry}${nameGiver === undefined ? '' : ` (named by ${nameGiver})`}`,
    );
  }
}

function addParty(namings: Map<string, Naming>, claim: FindingBase, object: ClaimObject | undefined): void {
  const kind = namedKind(object?.kind);
  if (kind === undefined || object?.entity === undefined) return;
  addSpan(namingOf(namings, kind, object.entity), object.span ?? claim.span);
}

function addSpan(naming: Naming, span: Span): void {
  naming.spans.set(`${span.start}-${span.end}`, evidenceSpan(span));
}

function namingOf(namings: Map<string, Naming>, kind: NamedKind, name: string): Naming {
  const key = keyOf(kind, name);
  const naming = namings.get(key) ?? { kind, name, spans: new Map(), listings: new Set<string>() };
  namings.set(key, naming);
  return naming;
}

function party(frame: Frame, { kind, name, spans, listings }: Naming): IntrusionSet | Identity {
  const found = evidence(frame.document, [...spans.values()]);
  if (kind !== 'actor') {
    return {
      ...common(frame, 'identity', [kind, name], found),
      name: oneLine(name),
      description: `A ${kind} that a claim in the report is about. Being named is no accusation.`,
      identity_class: kind === 'person' ? 'individual' : 'organization',
    };
  }
  const listed =
    listings.size === 0 ? ['No list the desk knows has it.'] : [...listings].map((line) => `${line}.`);
  return {
    ...common(frame, 'intrusion-set', [name], found),
    name: oneLine(name),
    description: ['A name that the report uses, and no more: who did what is in the notes.', ...listed].join(
      ' ',
    ),
  };
}

function namedKind(kind: ClaimObject['kind'] | undefined): NamedKind | undefined {
  return kind === 'actor' || kind === 'state' || kind === 'organisation' || kind === 'person'
    ? kind
    : undefined;
}

function isActorName(finding: Finding): finding is ActorName {
  return finding.kind === 'actor-name';
}
