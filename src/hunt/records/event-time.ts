import type { Field } from './fields.ts';
import type { EventTime } from './written-time.ts';
import { epochTime, writtenTime } from './written-time.ts';

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
  'requestreceivedtimestamp',
  'stagetimestamp',
  'createddatetime',
  'creationtime',
  'creationdate',
  'published',
  'device_timestamp',
  'backend_timestamp',
  'receivedtime',
];

/** Other names for a time, as `EdgeStartTimestamp`: taken when the line says nothing plainer. */
const ENDS_LIKE_TIME = /(?:time|timestamp|date|_ts|_at)$/;
/** Times of something else that the event is about. */
const OF_ANOTHER = /expir|birth|modif|previous|creationutc|compil|last|valid|until|uptime|duration|logon/;

/** By a field that is named for it, or by the first time that stands in the line. @param changed of the log, ms */
export function eventTime(line: string, fields: readonly Field[], changed: number): EventTime | undefined {
  const zone = zoneOf(fields);
  const read = (value: string): EventTime | undefined =>
    epochTime(value) ?? writtenTime(value, changed, zone);
  for (const name of TIME_FIELDS) {
    const field = fields.find((each) => each.name === name || each.name.endsWith(`.${name}`));
    const time = field === undefined ? undefined : read(field.value);
    if (time !== undefined) return time;
  }
  const date = fields.find(({ name }) => name === 'date');
  const time = fields.find((each) => each.name === 'time');
  const both = date && time && writtenTime(`${date.value} ${time.value}`, changed, zone);
  return (
    both ??
    inItsHead(line, changed) ??
    fields
      .filter(({ name }) => ENDS_LIKE_TIME.test(name) && !OF_ANOTHER.test(name))
      .map(({ value }) => read(value))
      .find((each) => each !== undefined)
  );
}

/** FortiGate states the zone of its date and time in a field of its own. */
function zoneOf(fields: readonly Field[]): string | undefined {
  const zone = fields.find(({ name }) => name === 'tz' || name === 'timezone')?.value;
  return zone !== undefined && /^[+-]\d{2}:?\d{2}$/.test(zone) ? zone : undefined;
}

/** A time that stands further in is as likely a part of the message, UTF-16 units. */
const HEAD = 400;

function inItsHead(line: string, changed: number): EventTime | undefined {
  const head = line.slice(0, HEAD);
  return leadingEpoch(head) ?? writtenTime(head, changed);
}

/** Seconds or milliseconds at the beginning; `[seconds]` (Unbound); `audit(seconds:serial)` (Linux). */
function leadingEpoch(head: string): EventTime | undefined {
  const found =
    /^\s{0,4}\[?(\d{10}(?:\.\d{1,9})?|\d{13})(?![\d.])/.exec(head) ??
    /\baudit\((\d{10}\.\d{3}):\d{1,12}\)/.exec(head);
  return found?.[1] === undefined ? undefined : epochTime(found[1]);
}
