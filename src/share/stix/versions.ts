import { sha256, type UtcInstant, utcInstant } from '../../model/index.ts';
import { objectId } from './ids.ts';
import type { DomainObject, Relationship, Sighting, StixBundle, StixObject } from './objects.ts';

/** A domain or relationship object as it is out, in the version that was given out last. */
export interface GivenOut {
  /** The id that the exporter makes for it. */
  readonly key: string;
  /** The id it is out under: another than `key` once it was revoked and came again. */
  readonly id: string;
  /** SHA-256 of what it says, `modified` aside. */
  readonly content: string;
  /** Its `modified`. */
  readonly stamp: string;
  /** Revoked. */
  readonly isWithdrawn: boolean;
  /** The object as JSON text. */
  readonly json: string;
}

export interface Versioned {
  readonly objects: readonly StixObject[];
  /** Each of the objects as JSON text: writing a million of them twice would cost more than making them. */
  readonly texts: readonly string[];
  /** What is out now and was not, or not so. */
  readonly given: readonly GivenOut[];
}

/** Domain objects and relationships: what has versions. Sightings have their own times. */
type Versionable = DomainObject | Relationship;

/**
 * A bundle with the versions that follow those that are out. What says the same as before keeps its `modified`; what
 * says something else gets a later one; what is out and no longer in the bundle comes as revoked, so that whoever has
 * it takes it back (STIX 2.1, section 3.6). Revoking is for good: what comes again has another id.
 *
 * @param out what is out of the same report, by whatever door
 * @param now when the bundle is made
 */
export function versioned(
  { objects: made }: Pick<StixBundle, 'objects'>,
  out: readonly GivenOut[],
  now: UtcInstant,
): Versioned {
  const before = new Map(out.map((each) => [each.key, each]));
  const ids = idsOf(made, before);
  const given: GivenOut[] = [];
  const objects: StixObject[] = [];
  const texts: string[] = [];
  for (const object of made) {
    const was = before.get(object.id);
    const next = isVersionable(object)
      ? nextOf(renamed(object, ids), was, now)
      : plain(object.type === 'sighting' ? seen(object, ids) : object);
    objects.push(next.object);
    texts.push(next.text);
    if (!isVersionable(object) || !('content' in next)) continue;
    if (was === undefined || was.isWithdrawn || was.content !== next.content)
      given.push(entryOf(object.id, next, false));
  }
  const present = new Set(made.map(({ id }) => id));
  const gone = out
    .filter(({ key }) => !present.has(key))
    .map((was) => ({ was, next: revoked(was, made, now) }));
  for (const { was, next } of gone) if (!was.isWithdrawn) given.push(entryOf(was.key, next, true));
  for (const { object, text } of whole(
    objects,
    gone.map(({ next }) => next),
  )) {
    objects.push(object);
    texts.push(text);
  }
  return { objects, texts, given };
}

/** The ids that objects go out under, by those that the exporter makes, where something of them is out. */
function idsOf(
  made: readonly StixObject[],
  before: ReadonlyMap<string, GivenOut>,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  if (before.size === 0) return ids;
  for (const object of made) {
    const was = isVersionable(object) ? before.get(object.id) : undefined;
    if (was === undefined) continue;
    ids.set(object.id, was.isWithdrawn ? objectId(object.type, 'again', was.id) : was.id);
  }
  return ids;
}

function seen(object: Sighting, ids: ReadonlyMap<string, string>): Sighting {
  return { ...object, sighting_of_ref: ids.get(object.sighting_of_ref) ?? object.sighting_of_ref };
}

/** The desk's own identity and extension belong to no report and never change. */
function isVersionable(object: StixObject): object is Versionable {
  if (object.type === 'extension-definition' || object.type === 'sighting') return false;
  return 'modified' in object && !(object.type === 'identity' && object.created_by_ref === object.id);
}

/** An object with its JSON text and the SHA-256 of what it says. */
interface Drafted {
  readonly object: Versionable;
  readonly text: string;
  readonly content: string;
}

function nextOf(object: Versionable, was: GivenOut | undefined, now: UtcInstant): Drafted {
  if (was === undefined) return drafted(object);
  // The same thing under another id is another object, which began when it came again.
  if (was.isWithdrawn) return drafted({ ...object, created: now, modified: now });
  // What keeps its id keeps its `created`.
  const { created } = JSON.parse(was.json) as Versionable;
  const same = { ...object, created, modified: was.stamp as UtcInstant };
  const kept = drafted(same);
  if (was.content === kept.content) return kept;
  return drafted({
    ...same,
    modified: object.modified > was.stamp ? object.modified : laterThan(was.stamp, now),
  });
}

/** In the maker's name and under the marking of today: an id has them both from its report. */
function revoked(was: GivenOut, objects: readonly StixObject[], now: UtcInstant): Drafted {
  const object = JSON.parse(was.json) as Versionable;
  if (was.isWithdrawn) return { object, text: was.json, content: was.content };
  const report = objects.find((each) => each.type === 'report');
  const maker = report && {
    created_by_ref: report.created_by_ref,
    object_marking_refs: report.object_marking_refs,
  };
  const taken = { ...object, ...maker, modified: laterThan(was.stamp, now), revoked: true };
  return drafted(taken as Versionable);
}

/** Those whose references lead to something in the bundle; the others went with what they hung on. */
function whole(objects: readonly StixObject[], gone: readonly Drafted[]): readonly Drafted[] {
  const there = new Set([...objects.map(({ id }) => id), ...gone.map(({ object }) => object.id)]);
  return gone.filter(({ object }) => refsOf(object).every((ref) => there.has(ref)));
}

function refsOf(object: StixObject): readonly string[] {
  if (object.type === 'relationship') return [object.source_ref, object.target_ref];
  return 'object_refs' in object ? object.object_refs : [];
}

function renamed(object: Versionable, ids: ReadonlyMap<string, string>): Versionable {
  if (ids.size === 0) return object;
  const of = (id: string): string => ids.get(id) ?? id;
  if (object.type === 'relationship')
    return {
      ...object,
      id: of(object.id),
      source_ref: of(object.source_ref),
      target_ref: of(object.target_ref),
    };
  if ('object_refs' in object)
    return { ...object, id: of(object.id), object_refs: object.object_refs.map(of) };
  return { ...object, id: of(object.id) };
}

function entryOf(key: string, { object, text, content }: Drafted, isWithdrawn: boolean): GivenOut {
  return { key, id: object.id, content, stamp: object.modified, isWithdrawn, json: text };
}

function plain<T extends StixObject>(object: T): { readonly object: T; readonly text: string } {
  return { object, text: JSON.stringify(object) };
}

function drafted(object: Versionable): Drafted {
  const text = JSON.stringify(object);
  return { object, text, content: contentOf(object, text) };
}

/**
 * SHA-256 of the JSON text without `modified`. That is cut out of the text where it follows `created`, as it does in
 * all that is made here: both are the object's own, since no string of JSON has a bare quotation mark in it and
 * nothing before them holds an object.
 */
function contentOf(object: Versionable, text: string): string {
  const { created, modified } = object;
  const both = `"created":"${created}","modified":"${modified}",`;
  const at = text.indexOf(both);
  if (at >= 0 && !text.slice(1, at).includes('{'))
    return sha256(`${text.slice(0, at)}"created":"${created}",${text.slice(at + both.length)}`);
  const { modified: _, ...said } = object;
  return sha256(JSON.stringify(said));
}

function laterThan(stamp: string, now: UtcInstant): UtcInstant {
  return utcInstant(Math.max(Date.parse(now), Date.parse(stamp) + 1));
}
