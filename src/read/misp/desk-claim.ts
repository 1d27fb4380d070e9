import type { Claimant, ClaimObject, Hedge } from '../../model/index.ts';
import { isObject, type JsonObject, listAt, objectAt, textAt } from '../json/json-source.ts';
import { below } from '../json/pointer.ts';
import { CLASSES, firstLine, itemsIn, PREDICATES, SCALES, STANCES } from '../stated/claim-note.ts';
import type { Gathered } from '../stated/gathered.ts';
import { type MispRecord, recordsIn } from './events.ts';

const RECORD = '\nRecord: ';
/** UTF-16 code units of a record; ours have some hundred. */
const LONGEST = 20_000;
const KINDS: readonly ClaimObject['kind'][] = [
  'actor',
  'state',
  'organisation',
  'person',
  'data',
  'report',
  'unstated',
];

/**
 * A claim as a desk like this one writes it into an event: an attribute of the category Attribution whose note has the
 * sentence first and the record last (docs/reference/misp.md). The claim stands where the sentence does.
 */
export function deskClaim(gathered: Gathered, attribute: MispRecord): void {
  if (textAt(attribute.json, 'category') !== 'Attribution') return;
  for (const { json, pointer } of recordsIn(attribute, 'Note')) {
    const range = gathered.range(below(pointer, 'note'));
    const record = recordIn(textAt(json, 'note') ?? '');
    const predicate = PREDICATES.find((each) => each === record?.['predicate']);
    const stance = STANCES.find((each) => each === record?.['stance']);
    const object = partyIn(objectAt(record ?? {}, 'object'));
    const claimants = listAt(record ?? {}, 'claimants')
      .filter(isObject)
      .flatMap(claimantOf);
    if (range === undefined || record === undefined || object === undefined || claimants.length === 0)
      continue;
    if (predicate === undefined || stance === undefined) continue;
    const content = gathered.textIn(range);
    const subject = partyIn(objectAt(record, 'subject'));
    const incident = textAt(record, 'incident');
    const via = listAt(record, 'via').filter((each) => typeof each === 'string');
    gathered.add(firstLine(range, content), [predicate, textAt(json, 'uuid') ?? pointer], {
      kind: 'claim',
      predicate,
      claimants,
      object,
      ...(subject && { subject }),
      ...(incident !== undefined && { incident }),
      stance,
      hedge: hedgeOf(objectAt(record, 'hedge')),
      evidence: itemsIn(gathered, range, content),
      ...(via.length > 0 && { via }),
      ...held(attribute, content),
    });
  }
}

/** The last line of a note, where it is a record. */
function recordIn(note: string): JsonObject | undefined {
  const at = note.lastIndexOf(RECORD);
  if (at < 0 || note.length - at > LONGEST) return undefined;
  try {
    const value: unknown = JSON.parse(note.slice(at + RECORD.length));
    return isObject(value as JsonObject) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function claimantOf(said: JsonObject): Claimant[] {
  const [as, entity] = [textAt(said, 'as'), textAt(said, 'entity')];
  if (as === undefined) return [];
  return [{ as, ...(entity !== undefined && { entity }), resolved: said['resolved'] === true }];
}

function partyIn(said: JsonObject): ClaimObject | undefined {
  const [as, entity] = [textAt(said, 'as'), textAt(said, 'entity')];
  const kind = KINDS.find((each) => each === said['kind']);
  if (as === undefined || kind === undefined) return undefined;
  return { as, ...(entity !== undefined && { entity }), kind };
}

function hedgeOf(said: JsonObject): Hedge {
  const cue = textAt(said, 'cue');
  const term = textAt(objectAt(said, 'term'), 'term');
  const scale = SCALES.find((each) => each === objectAt(said, 'term')['scale']);
  return {
    ...(cue !== undefined && { cue }),
    class: CLASSES.find((each) => each === said['class']) ?? 'none',
    ...(term !== undefined && scale !== undefined && { term: { term, scale } }),
    ...(said['scareQuoted'] === true && { scareQuoted: true }),
  };
}

function held({ json }: MispRecord, content: string): { readonly heldBack?: string } {
  if (json['deleted'] === true) return { heldBack: 'deleted by its producer' };
  return content.startsWith('Held back: ') ? { heldBack: 'held back by the desk that exported it' } : {};
}
