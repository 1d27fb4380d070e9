import { sha256, type UtcInstant, utcInstant } from '../../model/index.ts';
import { objectId } from './ids.ts';
import type { DomainObject, Relationship, StixBundle, StixObject } from './objects.ts';

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
  readonly bundle: StixBundle;
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
export function versioned(bundle: StixBundle, out: readonly GivenOut[], now: UtcInstant): Versioned {
  const before = new Map(out.map((each) => [each.key, each]));
  const ids = new Map<string, string>();
  for (const object of bundle.objects) {
    const was = isVersionable(object) ? before.get(object.id) : undefined;
    if (was === undefined) continue;
    ids.set(object.id, was.isWithdrawn ? objectId(object.type, 'again', was.id) : was.id);
  }
  const given: GivenOut[] = [];
  const objects = bundle.objects.map((object): StixObject => {
    if (object.type === 'sighting')
      return { ...object, sighting_of_ref: ids.get(object.sighting_of_ref) ?? object.sighting_of_ref };
    if (!isVersionable(object)) return object;
    const was = before.get(object.id);
    const next = nextOf(renamed(object, ids), was, now);
    const entry = entryOf(object.id, next, false);
    if (was === undefined || was.isWithdrawn || was.content !== entry.content) given.push(entry);
    return next;
  });
  const present = new Set(bundle.objects.map(({ id }) => id));
  const gone = out
    .filter(({ key }) => !present.has(key))
    .map((was) => ({ was, object: revoked(was, bundle, now) }));
  for (const { was, object } of gone) if (!was.isWithdrawn) given.push(entryOf(was.key, object, true));
  const all = [
    ...objects,
    ...whole(
      objects,
      gone.map(({ object }) => object),
    ),
  ];
  return { bundle: { ...bundle, id: objectId('bundle', sha256(JSON.stringify(all))), objects: all }, given };
}

/** The desk's own identity and extension belong to no report and never change. */
function isVersionable(object: StixObject): object is Versionable {
  if (object.type === 'extension-definition' || object.type === 'sighting') return false;
  return 'modified' in object && !(object.type === 'identity' && object.created_by_ref === object.id);
}

function nextOf(object: Versionable, was: GivenOut | undefined, now: UtcInstant): Versionable {
  if (was === undefined) return object;
  // The same thing under another id is another object, which began when it came again.
  if (was.isWithdrawn) return { ...object, created: now, modified: now };
  // What keeps its id keeps its `created`.
  const { created } = JSON.parse(was.json) as Versionable;
  const same = { ...object, created };
  if (was.content === contentOf(same)) return { ...same, modified: was.stamp as UtcInstant };
  return { ...same, modified: object.modified > was.stamp ? object.modified : laterThan(was.stamp, now) };
}

/** In the maker's name and under the marking of today: an id has them both from its report. */
function revoked(was: GivenOut, { objects }: StixBundle, now: UtcInstant): Versionable {
  const object = JSON.parse(was.json) as Versionable;
  if (was.isWithdrawn) return object;
  const report = objects.find((each) => each.type === 'report');
  const maker = report && {
    created_by_ref: report.created_by_ref,
    object_marking_refs: report.object_marking_refs,
  };
  const taken = { ...object, ...maker, modified: laterThan(was.stamp, now), revoked: true };
  return taken as Versionable;
}

/** Those whose references lead to something in the bundle; the others went with what they hung on. */
function whole(objects: readonly StixObject[], gone: readonly Versionable[]): readonly Versionable[] {
  const there = new Set([...objects, ...gone].map(({ id }) => id));
  return gone.filter((object) => refsOf(object).every((ref) => there.has(ref)));
}

function refsOf(object: StixObject): readonly string[] {
  if (object.type === 'relationship') return [object.source_ref, object.target_ref];
  return 'object_refs' in object ? object.object_refs : [];
}

function renamed(object: Versionable, ids: ReadonlyMap<string, string>): Versionable {
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

function entryOf(key: string, object: Versionable, isWithdrawn: boolean): GivenOut {
  const { id, modified } = object;
  return { key, id, content: contentOf(object), stamp: modified, isWithdrawn, json: JSON.stringify(object) };
}

function contentOf({ modified: _, ...said }: Versionable): string {
  return sha256(JSON.stringify(said));
}

function laterThan(stamp: string, now: UtcInstant): UtcInstant {
  return utcInstant(Math.max(Date.parse(now), Date.parse(stamp) + 1));
}
