import type { Reading } from '../../../model/index.ts';

const TITLED =
  /\b(?:entitled|titled|called|dubbed)\s[“"‘']?(\p{Lu}[\p{L}\p{N}’-]{0,40}(?: (?:of|the|and|in|on|for|a|\p{Lu}[\p{L}\p{N}’-]{0,40})){0,7})/u;

const PUBLICATION = /\b(?:report|paper|post|article|analysis|advisory|study)\b/iu;

/** The title in "a report entitled Operation Copper Heron", if the words give one. */
export function titleGiven(words: string): string | undefined {
  const window = words.slice(0, 1_500);
  return PUBLICATION.test(window) ? TITLED.exec(window)?.[1] : undefined;
}

/** The title of the report that a text speaks of, where it gives exactly one. */
export function onlyTitleIn(reading: Reading): string | undefined {
  const titles = new Set(
    reading.sentences.flatMap((range) => titleGiven(reading.text.slice(range.start, range.end)) ?? []),
  );
  return titles.size === 1 ? [...titles][0] : undefined;
}
