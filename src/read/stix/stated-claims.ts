import type { Claimant, TextRange } from '../../model/index.ts';
import { listAt, objectAt, textAt } from '../json/json-source.ts';
import { below } from '../json/pointer.ts';
import type { Gathered } from '../stated/gathered.ts';
import { type Bundle, type BundledObject, nameOf } from './bundle.ts';
import { deskClaim } from './desk-claim.ts';
import { partyOf } from './party.ts';
import { EVIDENCE } from './stated-observables.ts';

/**
 * Who says what: claims that a desk like this one wrote as notes, and of other producers the relationships
 * `attributed-to` and the aliases, each as the claim of whoever made the object. Nothing is said of why.
 */
export function statedClaims(gathered: Gathered, bundle: Bundle): void {
  for (const object of bundle.objects) {
    if (object.json['revoked'] === true) continue;
    if (object.type === 'note') deskClaim(gathered, object, bundle);
    if (evidenceIn(object)) continue;
    if (object.type === 'relationship') attribution(gathered, object, bundle);
    if (object.type === 'intrusion-set' || object.type === 'threat-actor') aliases(gathered, object, bundle);
  }
}

/** Whether the object is a desk's own, which says its claims in notes. */
function evidenceIn({ json }: BundledObject): boolean {
  return Object.hasOwn(objectAt(json, 'extensions'), EVIDENCE);
}

function attribution(gathered: Gathered, object: BundledObject, bundle: Bundle): void {
  if (textAt(object.json, 'relationship_type') !== 'attributed-to') return;
  const source = bundle.byId.get(textAt(object.json, 'source_ref') ?? '');
  const target = bundle.byId.get(textAt(object.json, 'target_ref') ?? '');
  if (source === undefined || target === undefined) return;
  const [from, to] = [partyOf(source), partyOf(target)];
  const range = headingOf(gathered, object);
  if (to === undefined || range === undefined) return;
  const shared = { kind: 'claim', stance: 'asserts', hedge: { class: 'none' }, evidence: [] } as const;
  const claimants = [producerOf(object, bundle)];
  if (source.type === 'campaign' || source.type === 'incident' || source.type === 'grouping') {
    const incident = nameOf(source)?.name;
    const more = incident === undefined ? {} : { incident };
    gathered.add(range, ['did', to.as], { ...shared, predicate: 'did', claimants, object: to, ...more });
  } else if (from !== undefined && (source.type === 'intrusion-set' || source.type === 'threat-actor')) {
    // A threat actor is attributed to the identity that it is; an intrusion set to those behind it.
    const predicate = source.type === 'threat-actor' && target.type === 'identity' ? 'same-as' : 'sponsored';
    gathered.add(range, [predicate, to.as], { ...shared, predicate, claimants, object: to, subject: from });
  }
}

/** The whole line of a relationship: from its source's name to its target's. */
function headingOf(gathered: Gathered, { pointer }: BundledObject): TextRange | undefined {
  const kind = gathered.range(below(pointer, 'relationship_type'));
  return kind === undefined ? undefined : gathered.line(kind);
}

function aliases(gathered: Gathered, object: BundledObject, bundle: Bundle): void {
  const name = textAt(object.json, 'name');
  if (name === undefined) return;
  for (const [index, alias] of listAt(object.json, 'aliases').entries()) {
    if (typeof alias !== 'string' || alias === name || alias.trim() === '') continue;
    const range = gathered.range(below(below(object.pointer, 'aliases'), index));
    gathered.add(range, ['same-as', alias], {
      kind: 'claim',
      predicate: 'same-as',
      claimants: [producerOf(object, bundle)],
      object: { as: alias, entity: alias, kind: 'actor' },
      subject: { as: name, entity: name, kind: 'actor' },
      stance: 'asserts',
      hedge: { class: 'none' },
      evidence: [],
    });
  }
}

/** Whoever made the object says it; where the bundle does not tell who that is, nobody is made up. */
function producerOf({ json }: BundledObject, { byId }: Bundle): Claimant {
  const producer = byId.get(textAt(json, 'created_by_ref') ?? '');
  const name = producer && nameOf(producer)?.name;
  return name === undefined
    ? { as: 'UNSTATED', resolved: false }
    : { as: name, entity: name, resolved: true };
}
