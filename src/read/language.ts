import type { Block } from '../model/index.ts';
import { FUNCTION_WORDS } from './language-words.ts';

/** UTF-16 code units looked at, from the first prose on. */
const SAMPLE = 40_000;
const LEAST_HITS = 4;
/** Of all words, how many hold the sentence together at least; in prose it is a third. */
const LEAST_SHARE = 0.08;
/** How far the best must be ahead of the next: Danish and Swedish, Spanish and Portuguese share words. */
const LEAD = 1.25;

/** Scripts that one language writes nearly alone, by the share of all letters that tells it. */
const SCRIPTS: readonly (readonly [language: string, letter: RegExp, share: number])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 0.08],
  ['ko', /\p{Script=Hangul}/gu, 0.3],
  ['zh', /\p{Script=Han}/gu, 0.3],
  ['he', /\p{Script=Hebrew}/gu, 0.3],
  ['el', /\p{Script=Greek}/gu, 0.3],
  ['th', /\p{Script=Thai}/gu, 0.3],
  ['fa', /[پچژگ]/gu, 0.01],
  ['ar', /\p{Script=Arabic}/gu, 0.3],
];

/**
 * The language of most of a reading, as a BCP 47 primary language; undefined where it is not clear.
 * Judged by script, else by the words that hold sentences together. Hosts, paths, hashes and whatever
 * else has digits or signs inside is masked first: indicators are in no language.
 */
export function languageOf(text: string, blocks: readonly Block[]): string | undefined {
  const words = sample(text, blocks).split(/\s+/);
  const prose = words.filter((word) => !/[\p{N}./\\@_:=#|-]\S/u.test(word)).join(' ');
  return languageByScript(prose) ?? languageByWords(prose);
}

function sample(text: string, blocks: readonly Block[]): string {
  let sampled = '';
  for (const { kind, start, end } of blocks) {
    if (sampled.length >= SAMPLE) break;
    if (kind === 'paragraph' || kind === 'list-item' || kind === 'quotation' || kind === 'heading')
      sampled += `${text.slice(start, Math.min(end, start + SAMPLE - sampled.length))}\n`;
  }
  return sampled;
}

function languageByScript(prose: string): string | undefined {
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return undefined;
  return SCRIPTS.find(([, letter, share]) => (prose.match(letter)?.length ?? 0) >= letters * share)?.[0];
}

function languageByWords(prose: string): string | undefined {
  const words = prose.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const scores = Object.entries(FUNCTION_WORDS)
    .map(([language, known]) => ({ language, hits: words.filter((word) => known.has(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  const [best, next] = scores;
  if (best === undefined || best.hits < LEAST_HITS || best.hits < words.length * LEAST_SHARE)
    return undefined;
  return best.hits >= (next?.hits ?? 0) * LEAD ? best.language : undefined;
}
