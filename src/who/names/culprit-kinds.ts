import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import type { FoundActor } from './actor-mention.ts';

const PERSONS = words(`
  insider insiders employee employees ex-employee contractor contractors administrator clerk deputy trader teenager
  teenagers student students worker workers colleague manager engineer technician criminal criminals fraudsters thief
  official officials staff`);
const POWERS = words('government governments power powers state states service services');
const HEADS_ONLY = words('competitor competitors rival rivals');
const QUALIFIED = words(`
  former dismissed disgruntled fired own foreign criminal any inside bored rogue unnamed hostile malicious another
  current ex`);
const OPENERS = words('a an the its their his her any some one no our two three');

/**
 * A culprit picked out by kind: "an insider", "a former employee", "a foreign government", "a hacker for
 * hire", "an inside job". Nobody by name.
 */
export function culpritKind(tokens: readonly Token[], at: number): FoundActor | undefined {
  const opener = tokens[at]?.lower ?? '';
  if (opener === 'foreign' && FOREIGN.has(tokens[at + 1]?.lower ?? ''))
    return found(tokens, at, at + 2, 'state');
  if (!OPENERS.has(opener)) return undefined;
  const limit = Math.min(tokens.length, at + 6);
  for (let noun = at + 1; noun < limit; noun += 1) {
    const word = tokens[noun]?.lower ?? '';
    if (word === 'hacker' || word === 'hackers' || word === 'spy') {
      const hired = tokens[noun + 1]?.lower === 'for' && tokens[noun + 2]?.lower === 'hire';
      return hired ? found(tokens, at, noun + 3, 'person') : undefined;
    }
    if (word === 'inside' && tokens[noun + 1]?.lower === 'job') return found(tokens, at, noun + 2, 'person');
    if ((word === 'official' || word === 'officials') && opener !== 'any') return undefined;
    if (PERSONS.has(word) && qualified(tokens, at, noun, word))
      return found(tokens, at, endOfPhrase(tokens, noun + 1), 'person');
    if (HEADS_ONLY.has(word)) return found(tokens, at, noun + 1, 'organisation');
    if (word === 'hand' && tokens[noun - 1]?.lower === 'foreign') return found(tokens, at, noun + 1, 'state');
    if (word === 'people' && ['its', 'their'].includes(opener) && tokens[at + 1]?.lower === 'own')
      return found(tokens, at, noun + 1, 'person');
    if (POWERS.has(word) && isForeign(tokens, at, noun)) return found(tokens, at, noun + 1, 'state');
    if (!/^\p{Ll}/u.test(tokens[noun]?.text ?? '') || STOPS.has(word)) return undefined;
  }
  return undefined;
}

const FOREIGN = words('hand power government state service powers governments');
const STOPS = words('of in on to by for with from at and or but that which who is was were are be');

/** "insider" says enough; "the employees" are as often victims. */
function qualified(tokens: readonly Token[], at: number, noun: number, word: string): boolean {
  if (word.startsWith('insider')) return true;
  const opener = tokens[at]?.lower ?? '';
  if (opener === 'any') return true;
  const inside = tokens.slice(at + 1, noun).some((token) => QUALIFIED.has(token.lower));
  return (
    inside ||
    (['a', 'an'].includes(opener) &&
      ['of', 'inside', 'at', 'in'].includes(tokens[noun + 1]?.lower ?? '') &&
      SINGLE.has(word))
  );
}

const SINGLE = words('employee ex-employee contractor clerk administrator');

/** "of the contractor". */
function endOfPhrase(tokens: readonly Token[], noun: number): number {
  if (!['of', 'inside', 'at'].includes(tokens[noun]?.lower ?? '')) return noun;
  const head =
    tokens[noun + 1]?.lower === 'the' || tokens[noun + 1]?.lower === 'a' || tokens[noun + 1]?.lower === 'an'
      ? noun + 2
      : noun + 1;
  return /^\p{L}/u.test(tokens[head]?.text ?? '') ? head + 1 : noun;
}

function isForeign(tokens: readonly Token[], at: number, noun: number): boolean {
  const before = tokens.slice(at, noun).map((token) => token.lower);
  return (
    before.includes('foreign') ||
    before.includes('hostile') ||
    (before.length === 1 &&
      ['any', 'a'].includes(before[0] ?? '') &&
      ['state', 'government', 'governments'].includes(tokens[noun]?.lower ?? ''))
  );
}

function found(tokens: readonly Token[], from: number, to: number, kind: FoundActor['kind']): FoundActor {
  const article = ['a', 'an', 'the'].includes(tokens[from]?.lower ?? '');
  return { from: article ? from + 1 : from, to, kind };
}
