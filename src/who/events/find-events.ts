import type { DatedEvent, Finding, Reading, TextRange } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { type Sentence, sentencesOf } from '../sentences.ts';
import type { Token } from '../tokens.ts';
import { isDeedWord } from './deed-words.ts';
import { eventDate } from './event-date.ts';
import { eventsInTables } from './table-events.ts';
import { type WrittenDate, writtenDates } from './written-dates.ts';

/** Events of one reading; the rest of a log that was pasted into a report is no story. */
const MOST_EVENTS = 500;

/**
 * What a report says was done when: dates in sentences and rows of tables that state a deed, in the order of the
 * text. English, and ISO dates. A date that belongs to another part of the sentence than the deed is left out, and
 * a year that nobody states is not supplied. Pure.
 *
 * @param findings of the reading: the techniques and claims among them state deeds, too, unless they were rejected
 */
export function findEvents(reading: Reading, findings: readonly Finding[] = []): readonly DatedEvent[] {
  const stated = findings
    .filter(({ kind, status, heldBack }) =>
      kind === 'technique' || kind === 'claim' ? status !== 'rejected' && heldBack === undefined : false,
    )
    .map(({ span }) => span);
  const inSentences = sentencesOf(reading)
    .filter(({ block }) => block?.cell === undefined)
    .flatMap((sentence) => eventsIn(sentence, reading, stated));
  return [...inSentences, ...eventsInTables(reading)]
    .sort((a, b) => a.span.start - b.span.start)
    .slice(0, MOST_EVENTS);
}

function eventsIn(sentence: Sentence, reading: Reading, stated: readonly TextRange[]): readonly DatedEvent[] {
  const { start, end } = sentence;
  const { text } = reading;
  const dates = writtenDates(text.slice(start, end)).map((date) => ({
    ...date,
    start: start + date.start,
    end: start + date.end,
  }));
  if (dates.length === 0) return [];
  const clauses = clausesOf(sentence, dates);
  return dates.flatMap((date): DatedEvent[] => {
    const deed =
      deedOf(date, clauses, text) ??
      (dates.length === 1 ? aloneWith(date, clauses, sentence, stated, text) : undefined);
    if (deed === undefined) return [];
    return [
      {
        kind: 'event',
        when: eventDate(date),
        span: spanIn(reading, date.start, date.end),
        deed: spanIn(reading, deed.start, deed.end),
        within: { start, end },
      },
    ];
  });
}

/** Words between two stops; a date is never cut. */
type Clause = readonly Token[];

const STOP = /^[,;:()—–[\]]$/u;

function clausesOf({ tokens }: Sentence, dates: readonly WrittenDate[]): readonly Clause[] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    const isInDate = dates.some(({ start, end }) => token.start >= start && token.end <= end);
    if (!isInDate && STOP.test(token.text)) clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  return clauses.filter((clause) => clause.length > 0);
}

/** The nearest deed of the date's own clause; of a clause that is nothing but the date, of the next or the one before. */
function deedOf(date: WrittenDate, clauses: readonly Clause[], text: string): TextRange | undefined {
  const at = clauses.findIndex((clause) => clause.some((token) => isWithin(token, date)));
  const own = clauses[at];
  if (own === undefined) return undefined;
  const nearest = nearestDeed(own, date, text);
  if (nearest !== undefined) return nearest;
  const others = own.filter((token) => !isWithin(token, date));
  if (others.length > 2 || others.some(({ lower }) => !LEADING.has(lower))) return undefined;
  return nearestDeed(clauses[at + 1] ?? [], date, text) ?? nearestDeed(clauses[at - 1] ?? [], date, text);
}

const LEADING: ReadonlySet<string> = new Set(
  'on in by since until from during after before about around early late and then later again also'.split(
    ' ',
  ),
);
/** A clause with one of these says something of its own. */
const FINITE: ReadonlySet<string> = new Set(
  'is are was were be been has have had will would may can'.split(' '),
);

/** The only date of a sentence may stand apart from the deed: "It was used eleven times, the last time on 3 November". */
function aloneWith(
  date: WrittenDate,
  clauses: readonly Clause[],
  sentence: Sentence,
  stated: readonly TextRange[],
  text: string,
): TextRange | undefined {
  const own = clauses.find((clause) => clause.some((token) => isWithin(token, date)));
  if (own?.some(({ lower }) => FINITE.has(lower)) === true && clauses.length > 1) return undefined;
  return (
    nearestDeed(clauses.flat(), date, text) ??
    stated.find(({ start, end }) => start < sentence.end && end > sentence.start && end <= sentence.end)
  );
}

function nearestDeed(clause: Clause, date: WrittenDate, text: string): Token | undefined {
  const far = (token: Token): number =>
    Math.min(Math.abs(token.start - date.end), Math.abs(date.start - token.end));
  return clause
    .filter((token) => isDeedWord(token, text))
    .reduce<Token | undefined>(
      (best, token) => (best === undefined || far(token) < far(best) ? token : best),
      undefined,
    );
}

function isWithin({ start, end }: TextRange, outer: TextRange): boolean {
  return start >= outer.start && end <= outer.end;
}
