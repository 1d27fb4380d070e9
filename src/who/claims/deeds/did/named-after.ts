import { stateOf } from '../../../../vocab/states.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { isCapitalised } from '../../../tokens.ts';

const NAMING = words(`
  that which we it they i he she track tracks tracked call calls called calling know knows known name names named dub dubs
  dubbed refer refers referred follow follows followed designate designated is are also commonly internally publicly
  itself themselves as to by the under “ " , ( researchers analysts others firm company industry vendors`);
const LONGEST = 10;

/** The name that a noun for a group is given right after it: "group X", "group, X,", "group that S tracks as X". */
export function namedAfter(
  tokens: readonly Token[],
  from: number,
  mentions: readonly ActorMention[],
): ActorMention | undefined {
  const next = mentions.find(
    ({ from: at, object, basis }) =>
      at >= from &&
      at - from <= LONGEST &&
      (basis === undefined || (basis === 'open' && at === from + 1 && tokens[from]?.text === ',')) &&
      object.kind === 'actor' &&
      object.entity !== undefined &&
      stateOf(object.entity) === undefined,
  );
  if (next === undefined) return undefined;
  const between = tokens.slice(from, next.from);
  const led = between.every((token) => NAMING.has(token.lower) || isCapitalised(token));
  const cue = between.length === 0 || between.some(({ lower }) => CUES.has(lower));
  return led && cue ? next : undefined;
}

const CUES = words('as , ( called dubbed named calling calls call');
