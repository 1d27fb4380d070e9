import { failed, ok, problem, type Result } from '../../model/index.ts';
import type { ReadHints } from '../extract.ts';
import {
  isObject,
  type Json,
  type JsonObject,
  type JsonSource,
  listAt,
  parseJson,
  textAt,
} from '../json/json-source.ts';
import { below } from '../json/pointer.ts';

/** A record of an event with the pointer that leads to it. */
export interface MispRecord {
  readonly json: JsonObject;
  readonly pointer: string;
}

export interface MispSource extends Omit<JsonSource, 'value'> {
  readonly events: readonly MispRecord[];
  /** Entries of a feed's manifest: what events there are, without what is in them. */
  readonly manifest: readonly MispRecord[];
}

const MOST_EVENTS = 10_000;
const MOST_ATTRIBUTES = 200_000;

/** Parses MISP's JSON. Fails with `damaged`, `too-deep` or `too-large`, and with `no-text` where no event is in it. */
export function parseMisp(bytes: Uint8Array, hints: ReadHints): Result<MispSource> {
  const parsed = parseJson(bytes, hints, 'MISP event');
  if (!parsed.ok) return parsed;
  const { value, ...source } = parsed.value;
  const where = hints.name === undefined ? {} : { where: hints.name };
  const events = eventsIn(value, '');
  const manifest = events.length > 0 ? [] : manifestIn(value);
  if (events.length === 0 && manifest.length === 0)
    return failed(problem('no-text', 'There is no event in the MISP file.', where));
  const attributes = events.reduce((sum, event) => sum + attributesIn(event).length, 0);
  if (events.length > MOST_EVENTS || attributes > MOST_ATTRIBUTES) {
    const words = `The MISP file has more than ${MOST_EVENTS} events or ${MOST_ATTRIBUTES} attributes.`;
    return failed(problem('too-large', words, where));
  }
  return ok({ ...source, events, manifest });
}

/** `{"Event": …}`, a list of these, or a server's `{"response": […]}`. */
function eventsIn(value: Json, pointer: string): MispRecord[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => eventsIn(each, below(pointer, index)));
  if (!isObject(value)) return [];
  const event = Object.hasOwn(value, 'Event') ? value['Event'] : undefined;
  if (isObject(event)) return [{ json: event, pointer: below(pointer, 'Event') }];
  return pointer === '' && Object.hasOwn(value, 'response')
    ? eventsIn(listAt(value, 'response'), '/response')
    : [];
}

function manifestIn(value: Json): MispRecord[] {
  if (!isObject(value)) return [];
  return Object.entries(value)
    .slice(0, MOST_EVENTS)
    .flatMap(([uuid, json]) =>
      isObject(json) && textAt(json, 'info') !== undefined ? [{ json, pointer: below('', uuid) }] : [],
    );
}

/** Attributes of an event and of its objects. */
export function attributesIn(event: MispRecord): readonly MispRecord[] {
  return [
    ...recordsIn(event, 'Attribute'),
    ...recordsIn(event, 'Object').flatMap((each) => recordsIn(each, 'Attribute')),
  ];
}

export function recordsIn({ json, pointer }: MispRecord, name: string): readonly MispRecord[] {
  return listAt(json, name).flatMap((each, index) =>
    isObject(each) ? [{ json: each, pointer: below(below(pointer, name), index) }] : [],
  );
}
