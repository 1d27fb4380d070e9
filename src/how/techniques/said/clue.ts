/** Words that, close together in one sentence, say that a technique was used. */
export interface Clue {
  /** Of each group one word must stand there. */
  readonly groups: readonly RegExp[];
  /** Where one of these stands in the sentence, it says something else. */
  readonly unless: RegExp | undefined;
}

/** How far apart the words of one clue may begin, in UTF-16 code units. */
const REACH = 90;
/** Places looked at of one group in one sentence. */
const MOST_PLACES = 40;

/**
 * A clue from its line: words, `+` between groups, `!` before what must not stand there. A word is the beginning
 * of a word, with a full stop behind it a whole one; `_` is a space or a hyphen. `@name` is a list of words.
 */
export function clueOf(line: string, lists: ReadonlyMap<string, string>): Clue {
  const [does = '', not] = line.split('!');
  return {
    groups: does.split('+').map((group) => wordsOf(group, lists)),
    unless: not === undefined ? undefined : wordsOf(not, lists),
  };
}

function wordsOf(group: string, lists: ReadonlyMap<string, string>): RegExp {
  const words = group
    .trim()
    .split(/\s+/)
    .flatMap((word) => (word.startsWith('@') ? (lists.get(word.slice(1)) ?? '').split(' ') : [word]));
  return new RegExp(`(?<![a-z0-9_.])(?:${words.map(patternOf).join('|')})`, 'g');
}

function patternOf(word: string): string {
  const isWhole = word.endsWith('.');
  const plain = (isWhole ? word.slice(0, -1) : word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return plain.replaceAll('_', '[ -]?') + (isWhole ? '(?![a-z0-9])' : '');
}

/** @param text a sentence in lower case */
export function isClueIn(text: string, { groups, unless }: Clue): boolean {
  const all: (readonly number[])[] = [];
  for (const group of groups) {
    const places = placesOf(text, group);
    if (places.length === 0) return false;
    all.push(places);
  }
  if (unless !== undefined && placesOf(text, unless).length > 0) return false;
  const [first = [], ...others] = all;
  return first.some((place) =>
    others.every((places) => places.some((other) => Math.abs(other - place) <= REACH)),
  );
}

function placesOf(text: string, words: RegExp): readonly number[] {
  const places: number[] = [];
  for (const { index } of text.matchAll(words)) {
    places.push(index);
    if (places.length === MOST_PLACES) break;
  }
  return places;
}
