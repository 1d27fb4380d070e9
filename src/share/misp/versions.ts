import { sha256 } from '../../model/index.ts';
import type { MispEvent } from './event.ts';
import type { MispAttribute, MispObject } from './records.ts';

/** An attribute or object as it is out; `key` and `id` are its UUID, `stamp` its timestamp in seconds. */
export interface MispGivenOut {
  readonly key: string;
  readonly id: string;
  readonly content: string;
  readonly stamp: string;
  readonly isWithdrawn: boolean;
  readonly json: string;
}

export interface VersionedEvent {
  readonly event: MispEvent;
  readonly given: readonly MispGivenOut[];
}

type Part = MispAttribute | MispObject;

/**
 * An event with the versions that follow those that are out: what says the same keeps its timestamp, and what is out
 * and no longer in the event comes as deleted, so that whoever has it takes it out.
 *
 * @param now seconds since the epoch, as text
 */
export function versionedEvent(event: MispEvent, out: readonly MispGivenOut[], now: string): VersionedEvent {
  const before = new Map(out.map((each) => [each.key, each]));
  const given: MispGivenOut[] = [];
  const present = new Set<string>();
  const next = <P extends Part>(part: P): P => {
    present.add(part.uuid);
    const was = before.get(part.uuid);
    const content = contentOf(part);
    const isSame = was !== undefined && was.content === content;
    const stamp = isSame ? was.stamp : later(part.timestamp, was?.stamp, now);
    const stamped = withStamp(part, stamp);
    if (!isSame) given.push(entryOf(stamped, content));
    return stamped;
  };
  const attributes = event.Attribute.map(next);
  const objects = event.Object.map(next);
  const gone = out
    .filter(({ key }) => !present.has(key))
    .map((was): Part => {
      const part = JSON.parse(was.json) as Part;
      if (was.isWithdrawn) return part;
      const deleted = withStamp({ ...part, deleted: true } as Part, later('0', was.stamp, now));
      given.push(entryOf(deleted, contentOf(deleted)));
      return deleted;
    });
  const all = [...attributes, ...gone.filter((part): part is MispAttribute => !isObject(part))];
  const allObjects = [...objects, ...gone.filter(isObject)];
  const stamps = [...all, ...allObjects].map(({ timestamp }) => Number(timestamp));
  // A server takes only an event that is newer than the one it has.
  const timestamp = String(stamps.reduce((a, b) => Math.max(a, b), Number(event.timestamp)));
  return { event: { ...event, timestamp, Attribute: all, Object: allObjects }, given };
}

function isObject(part: Part): part is MispObject {
  return 'template_uuid' in part;
}

function later(own: string, was: string | undefined, now: string): string {
  if (was === undefined || Number(own) > Number(was)) return own;
  return String(Math.max(Number(now), Number(was) + 1));
}

function withStamp<P extends Part>(part: P, timestamp: string): P {
  if (!isObject(part)) return { ...part, timestamp };
  const deleted = part.deleted === true;
  return {
    ...part,
    timestamp,
    Attribute: part.Attribute.map((each) => ({ ...each, timestamp, ...(deleted && { deleted }) })),
  };
}

function entryOf(part: Part, content: string): MispGivenOut {
  const { uuid, timestamp, deleted } = part;
  return { key: uuid, id: uuid, content, stamp: timestamp, isWithdrawn: deleted, json: JSON.stringify(part) };
}

/** What it says, its times aside; a note's are those of the event. */
function contentOf(part: Part): string {
  return sha256(
    JSON.stringify(part, (name, value: unknown) =>
      name === 'timestamp' || name === 'created' || name === 'modified' ? undefined : value,
    ),
  );
}
