import type { Block, ReadingMetadata, Stated } from '../../model/index.ts';
import { tlpLabelIn } from '../tlp-label.ts';
import type { Composed } from './compose.ts';
import { frontDate } from './front-date.ts';

/** The Info dictionary of a PDF: what its program was told, which no page needs to show. */
export interface Info {
  readonly title: string;
  readonly author: string;
}

/** What programs write where nobody gave a name; the word stands in many a text. */
const NOBODY = /^(?:admin(?:istrator)?|author|default|guest|owner|root|unknown|user)$/i;

/** Pages at the front on which a report names its title, author and date. */
const FRONT_PAGES = 2;
const MAX_FRONT = 12_000;

/**
 * What the pages themselves state. Info entries only choose among that: a title or author that no front page
 * shows has no place to point to, and is left out.
 */
export function metadataOf({ text, blocks }: Composed, info: Info): ReadingMetadata {
  const front = blocks.filter((block) => (block.page ?? 1) <= FRONT_PAGES && block.start < MAX_FRONT);
  const title = titleOf(text, front, info.title);
  const author =
    info.author.length > 3 && !NOBODY.test(info.author) ? find(text, front, info.author) : undefined;
  const published = frontDate(text, front);
  const tlp = tlpLabelIn(text, blocks);
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(published === undefined ? {} : { published }),
    ...(tlp === undefined ? {} : { tlp }),
  };
}

function titleOf(text: string, front: readonly Block[], infoTitle: string): Stated | undefined {
  const sane =
    infoTitle.length >= 6 &&
    !/^microsoft word|^untitled|\.(?:docx?|pdf|indd|qxd|pptx?|odt|rtf)$/i.test(infoTitle);
  const shown = sane ? find(text, front, infoTitle) : undefined;
  return shown ?? largestHeading(text, front);
}

/** Headings of the highest level on the first page that has one, as far as they follow one another. */
function largestHeading(text: string, front: readonly Block[]): Stated | undefined {
  const headings = front.filter((block) => block.kind === 'heading');
  const page = headings[0]?.page;
  const onPage = headings.filter((block) => block.page === page);
  const top = onPage.reduce((least, block) => Math.min(least, block.level ?? 6), 6);
  const first = onPage.find((block) => block.level === top);
  if (first === undefined) return undefined;
  return stated(text, first.start, first.end);
}

/** Where a front page shows some words, whatever its spaces, case and dashes. */
function find(text: string, front: readonly Block[], words: string): Stated | undefined {
  const end = front.reduce((most, block) => Math.max(most, block.end), 0);
  const { letters, at } = lettersOf(text.slice(0, Math.min(end, MAX_FRONT)));
  const wanted = lettersOf(words).letters;
  const found = wanted === '' ? -1 : letters.indexOf(wanted);
  const [start, last] = [at[found], at[found + wanted.length - 1]];
  return start === undefined || last === undefined ? undefined : stated(text, start, last + 1);
}

/** Letters and digits, lower case, each with its offset. */
function lettersOf(text: string): { readonly letters: string; readonly at: readonly number[] } {
  let letters = '';
  const at: number[] = [];
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    let place = index;
    for (const character of run) {
      const lower = character.toLowerCase();
      letters += lower;
      for (let unit = 0; unit < lower.length; unit++) at.push(place);
      place += character.length;
    }
  }
  return { letters, at };
}

function stated(text: string, start: number, end: number): Stated {
  return {
    value: text.slice(start, end).replace(/\s+/g, ' ').trim(),
    at: { kind: 'text-range', start, end },
  };
}
