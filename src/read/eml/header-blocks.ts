import type { Block, ReadingMetadata, Stated } from '../../model/index.ts';
import type { Composition } from '../parts/composition.ts';
import { type Piece, textOf, trimmed } from '../parts/piece.ts';
import { rangeAt } from '../parts/place.ts';
import { headerPieces } from './encoded-words.ts';
import type { Header, HeaderField } from './header.ts';

/** What a person reads above a mail. All else is how it travelled: found, and held back. */
const READ = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'date', 'x-originating-ip']);
/** Fields that describe the body's encoding, or sign; nothing stands in them. */
const UNREAD =
  /^(?:content-|mime-version|dkim-|arc-|authentication-results|x-google-|x-ms-exchange-|x-microsoft-|received-spf)/;

/** Writes a mail's header, each field a block, and tells what it states: subject, author, date. */
export function writeHeader(composition: Composition, source: string, header: Header): ReadingMetadata {
  const stated: { -readonly [K in 'title' | 'author' | 'published']?: Stated | undefined } = {};
  for (const field of header.fields) {
    if (UNREAD.test(field.key)) continue;
    const value = headerPieces(source, valueStart(source, field), field.end);
    const label: Piece = {
      text: `${field.name}: `,
      at: rangeAt(field.start, valueStart(source, field)),
    };
    const isSubject = field.key === 'subject';
    const kind: Pick<Block, 'kind' | 'level'> = isSubject
      ? { kind: 'heading', level: 1 }
      : { kind: READ.has(field.key) ? 'paragraph' : 'running' };
    if (textOf(trimmed(value)).trim() === '') continue;
    const block = composition.block(kind, isSubject ? value : [label, ...value]);
    if (block === undefined) continue;
    if (isSubject)
      stated.title ??= {
        value: textOf(trimmed(value)).trim(),
        at: { kind: 'text-range', start: block.start, end: block.end },
      };
    if (field.key === 'from') stated.author ??= displayName(textOf(value), field);
    if (field.key === 'date') stated.published ??= sent(textOf(value), field);
  }
  return withoutUndefined(stated);
}

function displayName(value: string, field: HeaderField): Stated | undefined {
  const bracket = value.indexOf('<');
  const name = value.slice(0, Math.max(0, bracket)).replaceAll('"', '').trim();
  if (name === '' || name.length > 200 || name.includes('@')) return undefined;
  return { value: name, at: rangeAt(field.valueStart, field.end) };
}

/** A date of RFC 5322, section 3.3, as a UTC instant. */
function sent(value: string, field: HeaderField): Stated | undefined {
  const written =
    /^(?:[A-Z][a-z]{2}, ?)?(\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC?|Z))/.exec(
      value.replace(/\s+/g, ' ').trim(),
    )?.[1];
  const instant = written === undefined ? Number.NaN : Date.parse(written);
  if (Number.isNaN(instant)) return undefined;
  return { value: new Date(instant).toISOString(), at: rangeAt(field.valueStart, field.end) };
}

/** Behind the white space after the colon. */
function valueStart(source: string, field: HeaderField): number {
  let at = field.valueStart;
  while (at < field.end && (source[at] === ' ' || source[at] === '\t')) at++;
  return at;
}

function withoutUndefined(stated: { readonly [name: string]: Stated | undefined }): ReadingMetadata {
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
}
