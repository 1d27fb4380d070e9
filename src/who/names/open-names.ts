import { TOOLS } from '../lexicon/actors.ts';
import { AFFAIRS } from '../lexicon/deeds.ts';
import { OPENING } from '../lexicon/grammar.ts';
import { OFFICES, TITLES } from '../lexicon/speakers.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised } from '../tokens.ts';
import type { FoundActor } from './actor-mention.ts';
import { endOfName, joined } from './name-words.ts';
import { TECHNICAL } from './named-group.ts';

const ORGANS = new Set([
  ...OFFICES,
  ...words(
    'brigade unit regiment corps command army navy directorate staff police bureau battalion division',
  ),
]);
const SMALL = words('of for and');
/** "MP-2207". */
const DESIGNATOR = /^\p{Lu}{1,5}-?\d{2,5}$/u;
const ORDINAL = /^\d{1,4}(?:st|nd|rd|th)?$/;

/** Any capitalised name: who it is the words around it must tell. "71st Signals Brigade", "Directorate of Special Programmes". */
export function openName(
  tokens: readonly Token[],
  at: number,
  proper: ReadonlySet<string>,
): FoundActor | undefined {
  const ordinal = ORDINAL.test(tokens[at]?.text ?? '') && isCapitalised(tokens[at + 1]) ? at + 1 : at;
  let to = endOfName(tokens, ordinal);
  if (to === ordinal || (ordinal === at && OPENING.has(tokens[at]?.lower ?? ''))) return undefined;
  if (tokens[to]?.lower === "'s" && ORDINAL.test(tokens[to + 1]?.text ?? ''))
    to = Math.max(to, endOfName(tokens, to + 2));
  if (isCapitalised(tokens[to]) && ORGANS.has(tokens[to]?.lower ?? '')) to += 1;
  if (ORDINAL.test(tokens[to]?.text ?? '') && ORGANS.has(tokens[to - 1]?.lower ?? '')) to += 1;
  while (
    SMALL.has(tokens[to]?.lower ?? '') &&
    ORGANS.has(tokens[to - 1]?.lower ?? '') &&
    endOfName(tokens, to + 1) > to + 1
  )
    to = endOfName(tokens, to + 1);
  // A capital at a sentence’s start makes no name.
  if (at === 0 && to === 1 && !proper.has(tokens[0]?.text ?? '') && !DESIGNATOR.test(tokens[0]?.text ?? ''))
    return undefined;
  if (tokens.slice(at, to).some((token) => AFFAIRS.has(token.lower) || TOOLS.has(token.lower)))
    return undefined;
  const organ = tokens.slice(at, to).some((token) => ORGANS.has(token.lower));
  if (
    TITLES.has(tokens[to - 1]?.lower ?? '') ||
    tokens.slice(at, to).some(({ lower }) => TECHNICAL.has(lower))
  )
    return undefined;
  if (organ)
    return { from: at, to, kind: 'organisation', entity: joined(tokens, at, to).replaceAll(" 's", '’s') };
  return {
    from: at,
    to,
    kind: isPerson(tokens, at, to) ? 'person' : 'actor',
    entity: joined(tokens, at, to),
  };
}

/** "Dominik Vael (34)", "Mr Vael": two names with an age or a title. */
function isPerson(tokens: readonly Token[], at: number, to: number): boolean {
  const aged = ['(', ','].includes(tokens[to]?.text ?? '') && /^\d\d$/.test(tokens[to + 1]?.text ?? '');
  return aged || TITLES.has(tokens[at - 1]?.lower ?? '');
}
