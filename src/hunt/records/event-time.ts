import type { Field } from './fields.ts';

/** When something happened, as its log line says. */
export interface EventTime {
  /** ISO 8601, UTC, to the millisecond. */
  readonly when: string;
  /** What the line leaves out and was taken to be so: the year of the log's last change, UTC. */
  readonly assumed?: readonly ('year' | 'zone')[];
}

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
  'start_time',
  'time_local',
  'time_iso8601',
  'created_at',
  'eventdate',
];

/** By a field that is named for it, or by the first time that stands in the line. @param changed of the log, ms */
export function eventTime(line: string, fields: readonly Field[], changed: number): EventTime | undefined {
  for (const name of TIME_FIELDS) {
    const field = fields.find((each) => each.name === name || each.name.endsWith(`.${name}`));
    const time = field === undefined ? undefined : (epoch(field.value) ?? written(field.value, changed));
    if (time !== undefined) return time;
  }
  const date = fields.find(({ name }) => name === 'date');
  const time = fields.find((each) => each.name === 'time');
  if (date !== undefined && time !== undefined) return written(`${date.value} ${time.value}`, changed);
  return leadingEpoch(line) ?? written(line.slice(0, HEAD), changed);
}

/** A time that stands further in is as likely a part of the message, UTF-16 units. */
const HEAD = 400;

function leadingEpoch(line: string): EventTime | undefined {
  const found = /^\s{0,4}(\d{10}(?:\.\d{1,9})?|\d{13})(?!\d)/.exec(line);
  return found?.[1] === undefined ? undefined : epoch(found[1]);
}

/** Seconds or milliseconds since 1970, between 2001 and 2100. */
function epoch(value: string): EventTime | undefined {
  if (!/^\d{10}(?:\.\d{1,9})?$|^\d{13}$/.test(value)) return undefined;
  const ms = value.length === 13 && !value.includes('.') ? Number(value) : Number(value) * 1000;
  return ms > 1e12 - 1 && ms < 4.1e12 ? at(Math.round(ms)) : undefined;
}

const ISO =
  /(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?\s?(Z|UTC|[+-]\d{2}:?\d{2})?/;
const COMMON = /(\d{1,2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ?([+-]\d{4})?/;
const SYSLOG = /(?:^|[\s>])([A-Z][a-z]{2}) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d{2}):(\d{2}):(\d{2})/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function written(text: string, changed: number): EventTime | undefined {
  return iso(text) ?? common(text) ?? syslog(text, changed);
}

function iso(text: string): EventTime | undefined {
  const found = ISO.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '0', zone] = found;
  const ms = Math.floor(Number(`0.${fraction}`) * 1000);
  return time([year, Number(month) - 1, day, hour, minute, second], ms, zone);
}

/** NCSA common log format, as Apache and nginx write it. */
function common(text: string): EventTime | undefined {
  const found = COMMON.exec(text);
  if (found === null) return undefined;
  const [, day, month = '', year, hour, minute, second, zone] = found;
  return time([year, MONTHS.indexOf(month), day, hour, minute, second], 0, zone);
}

/** RFC 3164, 4.1.2: neither year nor zone; the year is the latest in which the log had not been closed yet. */
function syslog(text: string, changed: number): EventTime | undefined {
  const found = SYSLOG.exec(text);
  if (found === null) return undefined;
  const [, month = '', day, stated, hour, minute, second] = found;
  const number = MONTHS.indexOf(month);
  if (stated !== undefined) return time([stated, number, day, hour, minute, second], 0, undefined);
  const year = new Date(changed).getUTCFullYear();
  const same = time([year, number, day, hour, minute, second], 0, undefined);
  const isAhead = same !== undefined && Date.parse(same.when) > changed + DAY_MS;
  const result = isAhead ? time([year - 1, number, day, hour, minute, second], 0, undefined) : same;
  return result && { ...result, assumed: ['year', 'zone'] };
}

const DAY_MS = 86_400_000;

type Part = string | number | undefined;

function time(parts: readonly Part[], ms: number, zone: string | undefined): EventTime | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const isReal = month >= 0 && month < 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 61;
  if (!isReal) return undefined;
  const local = Date.UTC(year, month, day, hour, minute, second, ms);
  const offset = zone === undefined ? 0 : offsetOf(zone);
  const told = at(local - offset);
  return told === undefined || zone !== undefined ? told : { ...told, assumed: ['zone'] };
}

function offsetOf(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return (found[1] === '-' ? -minutes : minutes) * 60_000;
}

function at(ms: number): EventTime | undefined {
  return Number.isFinite(ms) ? { when: new Date(ms).toISOString() } : undefined;
}
