import type { Claimant, ClaimObject, Hedge } from '../../model/index.ts';
import { isObject, type JsonObject, listAt, objectAt, textAt } from '../json/json-source.ts';
import { below } from '../json/pointer.ts';
import { CLASSES, firstLine, itemsIn, PREDICATES, SCALES, STANCES } from '../stated/claim-note.ts';
import type { Gathered } from '../stated/gathered.ts';
import { type Bundle, type BundledObject, nameOf } from './bundle.ts';
import { partyOf } from './party.ts';
import { EVIDENCE } from './stated-observables.ts';

/** A claim as such a desk exports it: a note, whose first line is the sentence, with the record as an extension. */
export function deskClaim(gathered: Gathered, note: BundledObject, bundle: Bundle): void {
  const evidence = objectAt(objectAt(note.json, 'extensions'), EVIDENCE);
  const record = objectAt(evidence, 'claim');
  const predicate = PREDICATES.find((each) => each === record['predicate']);
  const stance = STANCES.find((each) => each === record['stance']);
  const claimants = listAt(record, 'claimants').filter(isObject).flatMap(claimantOf);
  const range = gathered.range(below(note.pointer, 'content'));
  if (predicate === undefined || stance === undefined || claimants.length === 0 || range === undefined)
    return;
  const content = gathered.textIn(range);
  const object = stated(record, 'object') ?? party('object', note, evidence, bundle);
  const subject = stated(record, 'subject') ?? party('subject', note, evidence, bundle);
  const incident = textAt(record, 'incident') ?? incidentIn(content, object);
  const via = listAt(record, 'via').filter((each) => typeof each === 'string');
  gathered.add(firstLine(range, content), [predicate, note.id], {
    kind: 'claim',
    predicate,
    claimants,
    object: object ?? { as: 'UNSTATED', kind: 'unstated' },
    ...(subject && { subject }),
    ...(incident !== undefined && { incident }),
    stance,
    hedge: hedgeOf(record),
    evidence: itemsIn(gathered, range, content),
    ...(via.length > 0 && { via }),
    ...(content.startsWith('Held back: ') && { heldBack: 'held back by the desk that exported it' }),
  });
}

function claimantOf(said: JsonObject): Claimant[] {
  const as = textAt(said, 'as');
  const entity = textAt(said, 'entity');
  if (as === undefined) return [];
  return [{ as, ...(entity !== undefined && { entity }), resolved: said['resolved'] === true }];
}

/** A side of the claim as the record has it; desks of before did not write it. */
function stated(record: JsonObject, part: 'object' | 'subject'): ClaimObject | undefined {
  const said = objectAt(record, part);
  const [as, entity] = [textAt(said, 'as'), textAt(said, 'entity')];
  const kind = KINDS.find((each) => each === said['kind']);
  if (as === undefined || kind === undefined) return undefined;
  return { as, ...(entity !== undefined && { entity }), kind };
}

const KINDS = ['actor', 'state', 'organisation', 'person', 'data', 'report', 'unstated'] as const;

/** A side of the claim: its words by the span that shows them, who that is by the object the note refers to. */
function party(
  part: 'object' | 'subject',
  note: BundledObject,
  evidence: JsonObject,
  { byId }: Bundle,
): ClaimObject | undefined {
  const spans = listAt(evidence, 'spans').filter(isObject);
  const quoted = spans.find((span) => span['part'] === part);
  const as = quoted && textAt(quoted, 'quote');
  const named = listAt(note.json, 'object_refs')
    .map((ref) => byId.get(String(ref)))
    .filter((each): each is BundledObject => each !== undefined && each.type !== 'report')
    .filter((each) => as === undefined || as.includes(nameOf(each)?.name ?? '\0'));
  const known = named[as === undefined && part === 'subject' ? 1 : 0];
  const found = known && partyOf(known);
  if (as === undefined) return found;
  return found === undefined ? { as, kind: 'unstated' } : { ...found, as };
}

function hedgeOf(record: JsonObject): Hedge {
  const of = CLASSES.find((each) => each === record['hedge_class']) ?? 'none';
  const cue = textAt(record, 'hedge_cue');
  const term = textAt(record, 'hedge_term');
  const scale = SCALES.find((each) => each === record['hedge_scale']);
  return {
    ...(cue !== undefined && { cue }),
    class: of,
    ...(term !== undefined && scale !== undefined && { term: { term, scale } }),
    ...(record['hedge_scare_quoted'] === true && { scareQuoted: true }),
  };
}

/** In notes of before the record had it, `Claim: X did the intrusion [did]` names the incident behind the object. */
function incidentIn(content: string, object: ClaimObject | undefined): string | undefined {
  if (object === undefined) return undefined;
  const line = content.split('\n', 20).find((each) => each.startsWith(`Claim: ${object.as} did `));
  const incident = line?.slice(`Claim: ${object.as} did `.length).replace(/ \[did\]$/u, '');
  return incident === 'it' || incident === '' ? undefined : incident;
}
