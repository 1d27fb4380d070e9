import type { ClaimObject } from '../../../model/index.ts';
import { stateOf } from '../../../vocab/states.ts';
import { TOOLS } from '../../lexicon/actors.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { textOf } from '../speakers/name-runs.ts';
import { CALENDAR } from '../speakers/name-words.ts';
import type { Scene } from './deed.ts';
import { objectOf } from './deed.ts';

const OPENERS = words('“ " ‘ \' . the (');
const CLOSERS = words('” " ’ \'');
const SEPARATORS = words(', and or / ;');
const MOST = 20;

/** "Y, Z and W": runs of capitalised words or designators, separated by commas and "and". */
export function aliasesAfter(tokens: readonly Token[], from: number): readonly TokenRange[] {
  const names: TokenRange[] = [];
  let at = from;
  while (at < tokens.length && names.length < MOST) {
    while (OPENERS.has(tokens[at]?.lower ?? '')) at += 1;
    let to = at;
    while (to - at < 4 && isCapitalised(tokens[to])) to += 1;
    if (to === at) break;
    if (!isProgram(tokens, at, to) && !isState(tokens, at, to)) names.push({ from: at, to });
    if (CLOSERS.has(tokens[to]?.text ?? '')) to += 1;
    if (tokens[to]?.text === '(') to = overBracket(tokens, to);
    if (!SEPARATORS.has(tokens[to]?.lower ?? '')) break;
    at = to + 1;
    if (SEPARATORS.has(tokens[at]?.lower ?? '')) at += 1;
    if (tokens[at]?.lower === 'as' && names.length > 0) at += 1;
  }
  return names;
}

/** "A (formerly B), C": the list goes on behind a bracket. */
function overBracket(tokens: readonly Token[], open: number): number {
  for (let at = open + 1; at < open + LONGEST_BRACKET; at += 1) if (tokens[at]?.text === ')') return at + 1;
  return open;
}

const LONGEST_BRACKET = 8;

function isState(tokens: readonly Token[], from: number, to: number): boolean {
  return stateOf(textOf(tokens, { from, to })) !== undefined;
}

const KINDS = words('organization organisation report threat campaign operation country state attack');

/** "CVE-2024-1", "Kelp Loader", "Foreign Terrorist Organization": no alias of somebody. */
function isProgram(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    CALENDAR.has(tokens[from]?.lower ?? '') ||
    KINDS.has(tokens[to - 1]?.lower ?? '') ||
    TOOLS.has(tokens[to - 1]?.lower ?? '') ||
    tokens[from]?.lower.startsWith('cve-') === true
  );
}

export function aliasObject(scene: Scene, range: TokenRange): ClaimObject {
  return objectOf(scene, range, 'actor', textOf(scene.sentence.tokens, range));
}
