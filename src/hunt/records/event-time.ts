import type { Field } from './field.ts';
import { endingsOf, NameMeanings } from './name-meanings.ts';
import type { EventTime } from './written-time.ts';
import { epochTime, plainTime, writtenTime } from './written-time.ts';
import { zoneOf } from './zone-names.ts';

export type { EventTime } from './written-time.ts';

/** Names under which products keep the time of an event, likeliest first. */
const TIME_FIELDS = [
  'ts',
  'timestamp',
  '@timestamp',
  'eventtime',
  'utctime',
  'time',
  '_time',
  'event.created',
  'systemtime',
  'timecreated',
  'time_created',
  'event.system.timecreated.systemtime',
  'event.system.timecreated.#attributes.systemtime',
  'timegenerated',
  'datetime',
  'date_time',
  'date-time',
  'start_time',
  'time_local',
  'time_iso8601',
  'created_at',
  'eventdate',
  // journald, in microseconds.
  '__realtime_timestamp',
  '_source_realtime_timestamp',
  'unixtime',
  'rt',
  'devtime',
  'start',
  'end',
  'requestreceivedtimestamp',
  'stagetimestamp',
  'createddatetime',
  'creationtime',
  'creationdate',
  'published',
  'device_timestamp',
  'backend_timestamp',
  'receivedtime',
  // Arkime (milliseconds), Akamai, mitmproxy and Slack (seconds).
  'firstpacket',
  'reqtimesec',
  'timestamp_start',
  'date_create',
];

/** Other names for a time, as `EdgeStartTimestamp`: taken when the line says nothing plainer. */
const ENDS_LIKE_TIME = /(?:time|timestamp|date|_ts|_at|(?:created|observed|detected|occurred)at|firstseen)$/;
/** Times of something else that the event is about. */
const OF_ANOTHER = /expir|birth|modif|previous|creationutc|compil|last|valid|until|uptime|duration|logon/;

/** What a name says of the time that its field may have. */
interface TimeName {
  /** Places among `TIME_FIELDS`: of the name, and of what is left of it behind its dots. */
  readonly places: readonly number[];
  readonly part?: 'date' | 'time' | 'zone';
  readonly isLikeTime: boolean;
}

const PLACES: ReadonlyMap<string, number> = new Map(TIME_FIELDS.map((name, place) => [name, place]));
const PARTS: Readonly<Record<string, TimeName['part']>> = {
  date: 'date',
  time: 'time',
  tz: 'zone',
  timezone: 'zone',
};

const NAMES = new NameMeanings<TimeName>((name) => {
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  return {
    places: endingsOf(name).flatMap((ending) => PLACES.get(ending) ?? []),
    isLikeTime: ENDS_LIKE_TIME.test(name) && !OF_ANOTHER.test(name),
    ...(part !== undefined && { part }),
  };
});

/** By a field that is named for it, or by the first time that stands in the line. @param changed of the log, ms */
export function eventTime(line: string, fields: readonly Field[], changed: number): EventTime | undefined {
  return namedTime(fields, changed) ?? inItsHead(line, changed) ?? likeTime(fields, changed);
}

/** By a field that is named for it, or by a day and a clock of their own. */
export function namedTime(fields: readonly Field[], changed: number): EventTime | undefined {
  const named: { readonly place: number; readonly value: string }[] = [];
  const parts: { date?: string; time?: string; zone?: string } = {};
  for (const { name, value } of fields) {
    const { places, part } = NAMES.of(name);
    for (const place of places) {
      // Of each name the first field counts.
      if (!named.some((each) => each.place === place)) named.push({ place, value });
    }
    if (part !== undefined) parts[part] ??= value;
  }
  const zone = zoneOfItsOwn(parts.zone);
  named.sort((a, b) => a.place - b.place);
  for (const { value } of named) {
    const time = readTime(value, changed, zone);
    if (time !== undefined) return time;
  }
  const { date, time } = parts;
  return date !== undefined && time !== undefined ? writtenTime(`${date} ${time}`, changed, zone) : undefined;
}

function readTime(value: string, changed: number, zone: string | undefined): EventTime | undefined {
  return epochTime(value) ?? plainTime(value) ?? writtenTime(value, changed, zone);
}

/** The first of those that stand least deep in the record. */
function likeTime(fields: readonly Field[], changed: number): EventTime | undefined {
  const like = fields.filter(({ name }) => NAMES.of(name).isLikeTime);
  if (like.length === 0) return undefined;
  const zone = zoneOfItsOwn(fields.find(({ name }) => NAMES.of(name).part === 'zone')?.value);
  const depth = ({ name }: Field): number => name.split('.').length;
  for (const { value } of like.sort((a, b) => depth(a) - depth(b))) {
    const time = readTime(value, changed, zone);
    if (time !== undefined) return time;
  }
  return undefined;
}

/** FortiGate and Sophos state the zone of their date and time in a field of its own. */
function zoneOfItsOwn(zone: string | undefined): string | undefined {
  return zone !== undefined && zoneOf(zone) !== undefined ? zone : undefined;
}

/** A time that stands further in is as likely a part of the message, UTF-16 units. */
const HEAD = 400;

function inItsHead(line: string, changed: number): EventTime | undefined {
  const head = line.slice(0, HEAD);
  return leadingEpoch(head) ?? plainTime(head) ?? writtenTime(head, changed);
}

/** Seconds or milliseconds at the beginning, or behind the head of RFC 5424 (Meraki); `[seconds]` (Unbound); `audit(seconds:serial)` (Linux). */
function leadingEpoch(head: string): EventTime | undefined {
  const found =
    /^(?:<\d{1,3}>\d? ?)?\s{0,4}\[?(\d{10}(?:\.\d{1,9})?|\d{13})(?![\d.])/.exec(head) ??
    /\baudit\((\d{10}\.\d{3}):\d{1,12}\)/.exec(head);
  return found?.[1] === undefined ? undefined : epochTime(found[1]);
}
