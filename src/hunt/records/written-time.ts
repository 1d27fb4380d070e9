import { ZONE, zoneOf } from './zone-names.ts';

/** When something happened, as its log line says. */
export interface EventTime {
  /** ISO 8601, UTC, to the millisecond. */
  readonly when: string;
  /** What the line leaves out and was taken to be so: the year of the log's last change; UTC, or the likeliest of zones of one name. */
  readonly assumed?: readonly ('year' | 'zone')[];
}

/**
 * A number of seconds, milliseconds, microseconds or nanoseconds since 1970, told by its length; between 2001 and
 * 2100. Also as Microsoft's JSON writes milliseconds: `/Date(1788399785364)/`, and as FILETIME: 18 digits, tenths of
 * microseconds since 1601 (MS-DTYP, 2.3.3).
 */
export function epochTime(value: string): EventTime | undefined {
  const fifth = value.charCodeAt(4);
  // Neither a digit nor the `e` of `/Date(`.
  if (!(fifth >= 48 && fifth <= 57) && fifth !== 101) return undefined;
  const digits = /^\/Date\((\d{13})(?:[+-]\d{4})?\)\/$/.exec(value)?.[1] ?? value;
  if (/^1[2-6]\d{16}$/.test(digits)) return at(Number(digits.slice(0, 14)) - SINCE_1601_MS);
  if (!/^(?:\d{10}(?:\.\d{1,9})?|\d{13}(?:\.\d{1,6})?|\d{16}|\d{19})$/.test(digits)) return undefined;
  // Thirteen digits are milliseconds; what is behind them is less.
  const ms = Number(digits.replace('.', '').padEnd(13, '0').slice(0, 13));
  return ms > 1e12 - 1 && ms < 4.1e12 ? at(ms) : undefined;
}

/** Milliseconds from 1601 to 1970. */
const SINCE_1601_MS = 11_644_473_600_000;

/**
 * Times without colons, at the beginning of a text: `20260905T100000Z` (ISO 8601, basic format), and TAI64N labels of
 * multilog, `@` and 24 hexadecimal digits, which are ten seconds ahead (cr.yp.to/libtai/tai64.html; daemontools).
 */
export function plainTime(text: string): EventTime | undefined {
  const basic = BASIC.exec(text);
  if (basic !== null) {
    const [, year, month, day, hour, minute, second, fraction, stated] = basic;
    return time([year, Number(month) - 1, day, hour, minute, second], fraction, stated);
  }
  const label = /^@40{7}([0-9a-f]{8})([0-9a-f]{8})(?![0-9a-f])/.exec(text);
  if (label === null) return undefined;
  const seconds = Number.parseInt(label[1] ?? '', 16) - AHEAD_S;
  return at(seconds * 1000 + Math.floor(Number.parseInt(label[2] ?? '', 16) / 1e6));
}

const BASIC = new RegExp(
  String.raw`^\s{0,4}[[<"]?(20\d{2})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(?:[.,](\d{1,9}))?(${ZONE})?(?!\w)`,
);
/** How far a label is ahead of the seconds since 1970. */
const AHEAD_S = 10;

/** A fraction behind a comma has three digits (Log4j); others are the next cell of a row, as is a digest. */
const CLOCK = String.raw`(\d{2}):(\d{2}):(\d{2})(?:(?:\.|,(?=\d{3}(?![\d,A-Fa-f])))(\d{1,9}))?`;
const STATED = String.raw`\s?(${ZONE})?`;
const MONTH = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-09-05T10:00:00Z`, ISO 8601 and RFC 3339; with slashes, as nginx and Palo Alto have it; a tab between, as CloudFront. */
const ISO = new RegExp(String.raw`(?<!\d)(\d{4})([-/])(\d{2})\2(\d{2})[T \t]${CLOCK}${STATED}`);
/**
 * `05/Sep/2026:10:00:00 +0000` (NCSA), `05-Sep-2026 10:00:00.123` (BIND, Tomcat), `05 Sep 2026 10:00:00 +0000` (RFC 5322),
 * `5Sep2026 10:00:00` (Check Point).
 */
const NAMED_DAY = new RegExp(String.raw`(?<!\d)(\d{1,2})[/ -]?${MONTH}[/ -]?(\d{4})[: ]${CLOCK}${STATED}`);
/** `Sep  5 10:00:00` (RFC 3164); with a year before or behind the clock (Cisco; `asctime`), and a zone behind it. */
const SYSLOG = new RegExp(
  String.raw`(?:^|[\s>*[=|,("'])${MONTH} {1,2}(\d{1,2}) (?:(\d{4}) )?${CLOCK}(?: (${ZONE})(:)?)?(?: (\d{4})(?!\d))?`,
);
/** `9/5/2026 10:00:00 AM` (Windows DNS), `09/05/2026-10:00:00.1` (Suricata), `09/05/26,10:00:00` (DHCP): the month first. */
const AMERICAN = new RegExp(
  String.raw`(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})[ ,-]{1,2}(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(?: ?([AaPp])[Mm])?(?: (${ZONE}))?`,
);
/** `Sep 5, 2026 10:00:00 AM` (Java), `Sep  5, 2026 10:00:00.123456789 UTC` (Wireshark). */
const MONTH_FIRST = new RegExp(
  String.raw`(?<![A-Za-z])${MONTH} {1,2}(\d{1,2}), (\d{4}),? (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?: ?([AaPp])[Mm])?(?: (${ZONE}))?`,
);
/** `05.09.2026, 10:00:00`: the day first. */
const GERMAN = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4}),? (\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?/;
/** Month and day of some year: `09-05 10:00:00.123` (Android), `09/05-10:00:00.123456` (Snort), `I0905 10:00:00.123456` (glog). */
const SHORT_DAY =
  /(?:(?<![\w./:-])(\d{2})(?:-(\d{2}) |\/(\d{2})-)|\b[IWEF](\d{2})(\d{2}) )(\d{2}):(\d{2}):(\d{2})\.(\d{3,9})(?!\d)/;

/** What every written time has. */
const ANY_CLOCK = /\d:\d{2}:\d{2}/g;
/** UTF-16 units that may belong to a time: before its clock's last hour digit, and behind it. */
const BEFORE = 24;
const BEHIND = 48;

/** The first time that a text has. @param changed of the log, ms @param zone where the time states none */
export function writtenTime(text: string, changed: number, zone?: string): EventTime | undefined {
  let from = 0;
  ANY_CLOCK.lastIndex = 0;
  for (let clock = ANY_CLOCK.exec(text); clock !== null; clock = ANY_CLOCK.exec(text)) {
    const start = Math.max(from, clock.index - BEFORE);
    const told = timeOfClock(text.slice(start, clock.index + BEHIND), clock.index - start, changed, zone);
    if (told !== undefined) return told;
    // The clock's last digit stays, so that what follows it is seen to do so.
    from = ANY_CLOCK.lastIndex - 1;
  }
  return undefined;
}

/** How the last time was written: the lines of a log write it alike. */
let usual = 0;

/** No two ways of writing have the same before a clock. @param clock where the hour's last digit stands */
function timeOfClock(
  text: string,
  clock: number,
  changed: number,
  zone: string | undefined,
): EventTime | undefined {
  for (let tried = 0; tried < WRITTEN.length; tried++) {
    const way = (usual + tried) % WRITTEN.length;
    const { pattern, read } = WRITTEN[way] ?? IN_ISO;
    const found = pattern.exec(text);
    if (found === null || found.index > clock) continue;
    const told = read(found, changed, zone);
    if (told === undefined) continue;
    usual = way;
    return told;
  }
  return undefined;
}

type Reader = (found: RegExpExecArray, changed: number, zone: string | undefined) => EventTime | undefined;

const iso: Reader = (found, _changed, zone) => {
  const [, year, , month, day, hour, minute, second, fraction, stated] = found;
  return time([year, Number(month) - 1, day, hour, minute, second], fraction, stated ?? zone);
};

const namedDay: Reader = (found, _changed, zone) => {
  const [, day, month = '', year, hour, minute, second, fraction, stated] = found;
  return time([year, MONTHS.indexOf(month), day, hour, minute, second], fraction, stated ?? zone);
};

/** RFC 3164, 4.1.2: neither year nor zone; the year is the latest in which the log had not been closed yet. */
const syslog: Reader = (found, changed, zone) => {
  const [, name = '', day, before, hour, minute, second, fraction, named, colon, behind] = found;
  const month = MONTHS.indexOf(name);
  const stated = before ?? behind;
  // Where nothing else is said, a word behind the clock is the host, which may be called `PST`.
  const isZone = stated !== undefined || fraction !== undefined || colon !== undefined;
  const offset = named !== undefined && (isZone || /^(?:UTC|GMT|[+-])/.test(named)) ? named : zone;
  if (stated !== undefined) return time([stated, month, day, hour, minute, second], fraction, offset);
  return inSomeYear([month, day, hour, minute, second], fraction, offset, changed);
};

/** The latest year in which the log had not been closed yet. @param parts month (from 0), day, hour, minute, second */
function inSomeYear(
  parts: readonly Part[],
  fraction: string | undefined,
  zone: string | undefined,
  changed: number,
): EventTime | undefined {
  const year = new Date(changed).getUTCFullYear();
  const same = time([year, ...parts], fraction, zone);
  const isAhead = same !== undefined && Date.parse(same.when) > changed + DAY_MS;
  // A leap day is one of the year that has it.
  const result = isAhead || same === undefined ? time([year - 1, ...parts], fraction, zone) : same;
  return result && { ...result, assumed: ['year', ...(result.assumed ?? [])] };
}

const DAY_MS = 86_400_000;

const american: Reader = (found, _changed, zone) => {
  const [, first, second, year = '', hour = '', minute, seconds, fraction, half, stated] = found;
  const isDayFirst = Number(first) > 12;
  const [month, day] = isDayFirst ? [second, first] : [first, second];
  const full = year.length === 2 ? `20${year}` : year;
  const clock = [hourOf(hour, half), minute, seconds];
  return time([full, Number(month) - 1, day, ...clock], fraction, stated ?? zone);
};

const monthFirst: Reader = (found, _changed, zone) => {
  const [, month = '', day, year, hour = '', minute, second, fraction, half, stated] = found;
  const clock = [hourOf(hour, half), minute, second];
  return time([year, MONTHS.indexOf(month), day, ...clock], fraction, stated ?? zone);
};

/** @param half `A` or `P` of a clock with twelve hours */
function hourOf(hour: string, half: string | undefined): number {
  return half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

const shortDay: Reader = (found, changed, zone) => {
  const [, first, dashed, slashed, month, day, hour, minute, second, fraction] = found;
  const parts = [Number(first ?? month) - 1, dashed ?? slashed ?? day, hour, minute, second];
  return inSomeYear(parts, fraction, zone, changed);
};

const german: Reader = (found, _changed, zone) => {
  const [, day, month, year, hour, minute, second, fraction] = found;
  return time([year, Number(month) - 1, day, hour, minute, second], fraction, zone);
};

const IN_ISO = { pattern: ISO, read: iso };
const WRITTEN: readonly { readonly pattern: RegExp; readonly read: Reader }[] = [
  IN_ISO,
  { pattern: NAMED_DAY, read: namedDay },
  { pattern: SYSLOG, read: syslog },
  { pattern: AMERICAN, read: american },
  { pattern: MONTH_FIRST, read: monthFirst },
  { pattern: GERMAN, read: german },
  { pattern: SHORT_DAY, read: shortDay },
];

type Part = string | number | undefined;

function time(
  parts: readonly Part[],
  fraction: string | undefined,
  zone: string | undefined,
): EventTime | undefined {
  const [year, month, day, hour, minute, second] = [
    Number(parts[0]),
    Number(parts[1]),
    Number(parts[2]),
    Number(parts[3]),
    Number(parts[4]),
    Number(parts[5]),
  ];
  const isReal = month >= 0 && month < 12 && day >= 1 && hour < 24 && minute < 60 && second < 61;
  // The day before the next month's first is the last of this one.
  if (!isReal || (day > 28 && day > new Date(Date.UTC(year, month + 1, 0)).getUTCDate())) return undefined;
  const ms = Math.floor(Number(`0.${fraction ?? '0'}`) * 1000);
  const local = Date.UTC(year, month, day, hour, minute, second, ms);
  const stated = zone === undefined ? undefined : zoneOf(zone);
  const told = at(local - (stated?.minutes ?? 0) * 60_000);
  const isStated = stated !== undefined && !stated.isAssumed;
  return told === undefined || isStated ? told : { ...told, assumed: ['zone'] };
}

const HOUR_MS = 3_600_000;
/** The hour that was written out last: the lines of a log follow one another. */
let hour = { number: 0, text: '1970-01-01T00' };

function at(ms: number): EventTime | undefined {
  if (!Number.isFinite(ms)) return undefined;
  const number = Math.floor(ms / HOUR_MS);
  if (number !== hour.number) hour = { number, text: new Date(number * HOUR_MS).toISOString().slice(0, 13) };
  const rest = ms - number * HOUR_MS;
  const minute = Math.floor(rest / 60_000);
  const second = Math.floor(rest / 1000) % 60;
  return { when: `${hour.text}:${two(minute)}:${two(second)}.${three(rest % 1000)}Z` };
}

function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

function three(number: number): string {
  return number < 100 ? `0${two(number)}` : `${number}`;
}
