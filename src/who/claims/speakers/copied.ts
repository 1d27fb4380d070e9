import type { Block } from '../../../model/index.ts';
import { words } from '../../lexicon/words.ts';
import type { Sentence } from '../../sentences.ts';
import { nameRuns, textOf } from './name-runs.ts';
import { isHouseWord } from './name-words.ts';

/** Words by which a page says that what follows is another's text. */
const ANNOUNCES =
  /\b(?:everything below|text below|below is|here is|what follows is|copy of|mirror(?:ed)? of|reposted|pasted)\b/u;
const FIRST_PERSON = words('i my me mine');
const BYLINE = words('author authors by');

/**
 * Whose text a page reproduces, by block: after words that announce a copy, from the line that names an
 * organisation and its authors, up to where whoever copied it speaks of himself again.
 */
export function copiedIn(sentences: readonly Sentence[]): ReadonlyMap<Block, string> {
  const owners = new Map<Block, string>();
  let announced = false;
  let owner: string | undefined;
  for (const { block, tokens } of sentences) {
    if (block === undefined) continue;
    if (owner === undefined) {
      owner = announced ? ownerIn(tokens, sentences, block) : undefined;
      announced ||= ANNOUNCES.test(tokens.map(({ lower }) => lower).join(' '));
      if (owner !== undefined) owners.set(block, owner);
      continue;
    }
    const same = owners.has(block);
    if (!same && (block.kind === 'quotation' || speaksOfHimself(sentences, block))) break;
    owners.set(block, owner);
  }
  return owners;
}

/** "Ferry Labs, Digital Programme. Authors: …": an organisation in a paragraph with a byline. */
function ownerIn(
  tokens: Sentence['tokens'],
  sentences: readonly Sentence[],
  block: Block,
): string | undefined {
  const signed = sentences.some(
    (other) =>
      other.block === block &&
      other.tokens.some(({ lower }, at) => BYLINE.has(lower) && other.tokens[at + 1]?.text === ':'),
  );
  if (!signed) return undefined;
  const run = nameRuns(tokens).find(
    ({ from, to }) => to - from > 1 && isHouseWord(tokens[to - 1]?.lower ?? ''),
  );
  return run === undefined ? undefined : textOf(tokens, run);
}

function speaksOfHimself(sentences: readonly Sentence[], block: Block): boolean {
  return sentences.some(
    (other) => other.block === block && other.tokens.some(({ lower }) => FIRST_PERSON.has(lower)),
  );
}
