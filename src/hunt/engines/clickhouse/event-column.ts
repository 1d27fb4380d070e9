import { bareType } from './column-text.ts';
import { identifier } from './literals.ts';

/** The column that has an event's time. */
export interface EventColumn {
  /** As text that a log could have: an instant, seconds or milliseconds since 1970, or what the column says. */
  readonly shown: string;
  /** Of what is between two instants, and of what has no time that can be read; ms since 1970. */
  readonly between: (since: number | undefined, until: number | undefined) => string | undefined;
}

/** Undefined for a type that states no instant; a day alone is none. */
export function eventColumn(name: string, type: string): EventColumn | undefined {
  const own = identifier(name);
  const bare = bareType(type);
  const shown = (text: string): string => (bare === type ? text : `ifNull(${text}, '')`);
  if (/^DateTime64/.test(bare)) {
    // Milliseconds as a number are told from seconds by their size, and those before 2001 are small.
    const text = `concat(replaceOne(toString(toDateTime64(${own}, 3, 'UTC')), ' ', 'T'), 'Z')`;
    return { shown: shown(text), between: window(own, own, datetime) };
  }
  if (/^DateTime/.test(bare))
    return { shown: shown(`toString(toUInt32(${own}))`), between: window(own, own, datetime) };
  if (/^(?:U?Int(?:32|64)|Float|Decimal)/.test(bare)) {
    const seconds = `if(${own} > ${MILLISECONDS_FROM}, ${own} / 1000, ${own})`;
    return { shown: shown(`toString(${own})`), between: window(own, seconds, (ms) => String(ms / 1000)) };
  }
  if (!/^String/.test(bare)) return undefined;
  const read = `toUInt32(parseDateTimeBestEffortOrZero(${shown(`toString(${own})`)}))`;
  return {
    shown: shown(`toString(${own})`),
    between: window(own, read, (ms) => String(ms / 1000), `${read} = 0`),
  };
}

/** Seconds since 1970 that are beyond any log. */
const MILLISECONDS_FROM = 100_000_000_000;

function datetime(ms: number): string {
  return `toDateTime(${ms / 1000})`;
}

/** Whole seconds on either side: the hits' own times are compared to the millisecond where they are read. */
function window(
  own: string,
  value: string,
  at: (ms: number) => string,
  unread: string = `isNull(${own})`,
): EventColumn['between'] {
  return (since, until) => {
    const from = since === undefined ? [] : [`${value} >= ${at(Math.floor(since / 1000) * 1000)}`];
    const to = until === undefined ? [] : [`${value} <= ${at(Math.ceil(until / 1000) * 1000)}`];
    const both = [...from, ...to];
    return both.length === 0 ? undefined : `(${unread} OR (${both.join(' AND ')}))`;
  };
}
