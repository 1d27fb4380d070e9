import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { BE } from '../../../lexicon/grammar.ts';
import { CULPRITS } from '../../../lexicon/relations.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find, findBack, isAdverb } from '../../phrases.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed } from './did-deed.ts';

const SUBJECTS = new Set([...CULPRITS, ...words('it this that')]);
const SINGLED = words('culprit culprits perpetrator perpetrators suspect thief mastermind');
const OPENERS = words('a an “ " ‘');
const OPENING = words('the these those our this its their real');
const BETWEEN = words(
  "not never n't likely most very in indeed almost none other than fact still also all along always probably to have been",
);
const NEGATED = /n't$/;
const BE_FORMS = new Set([...BE, ...words("remains remained became wasn't weren't isn't 's")]);

/** "It was X", "the thieves were X", "whoever did it, it wasn’t X". */
export const findEquated: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  if (
    mention.basis === 'open' &&
    (!isLast(tokens, mention.to) ||
      !/\p{Ll}/u.test(mention.object.as) ||
      OPENERS.has(tokens[mention.from - 1]?.lower ?? ''))
  )
    return undefined;
  const { from } = phraseAround(tokens, mention);
  let be = from - 1;
  while (
    be > 0 &&
    from - be < 6 &&
    isBetween(tokens[be]?.lower ?? '') &&
    !BE_FORMS.has(tokens[be]?.lower ?? '')
  )
    be -= 1;
  const copula = tokens[be]?.lower ?? '';
  if (tokens[from - 1]?.text === ':' && SINGLED.has(tokens[from - 2]?.lower ?? ''))
    return didDeed(scene, mention, { anchor: from - 2, from: from - 2, to: mention.to }, undefined);
  const job = tokens[mention.to - 1]?.lower === 'job';
  if (!BE_FORMS.has(copula) || !goesNoFurther(tokens, mention.to)) return undefined;
  const start = overModals(tokens, be);
  const subject = tokens[start - 1]?.lower ?? '';
  if (!SUBJECTS.has(subject) && !(job && AFFAIRS.has(subject))) return undefined;
  const pronoun = ['it', 'this', 'that'].includes(subject);
  if (
    job
      ? false
      : pronoun
        ? !isPast(tokens, start, be)
        : find(tokens, start - 5, start - 1, (word) => OPENING.has(word)) < 0
  )
    return undefined;
  const deed = didDeed(scene, mention, { anchor: from - 1, from: start - 1, to: mention.to }, undefined);
  const negated =
    NEGATED.test(copula) ||
    findBack(tokens, from, from - start, (word) => word === 'not' || word === 'never') >= 0;
  return negated ? { ...deed, stance: 'denies' } : deed;
};

function isBetween(word: string): boolean {
  return BETWEEN.has(word) || isAdverb(word) || /^[“"]$/u.test(word);
}

function overModals(tokens: readonly Token[], be: number): number {
  let at = be;
  while (
    at > 0 &&
    [
      'may',
      'might',
      'could',
      'must',
      'have',
      'has',
      'had',
      'not',
      'probably',
      'also',
      'just',
      'still',
      'likely',
      'certainly',
    ].includes(tokens[at - 1]?.lower ?? '')
  )
    at -= 1;
  return at;
}

function isPast(tokens: readonly Token[], start: number, be: number): boolean {
  return (
    ['was', "wasn't", 'were', 'been', 'be'].includes(tokens[be]?.lower ?? '') ||
    start < be ||
    tokens[be]?.lower === 'is'
  );
}

function isLast(tokens: readonly Token[], to: number): boolean {
  return tokens[to] === undefined || /^[.!,;”"]$/u.test(tokens[to]?.text ?? '');
}

/** "it was X’s server", "it was X that warned": about something else. */
function goesNoFurther(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to];
  if (next === undefined || /^\p{P}$/u.test(next.text)) return true;
  return ENDS.has(next.lower);
}

const ENDS = words(
  'that who and but all again after alone or nor rather group gang crew itself themselves in',
);
