import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find, findBack } from '../../phrases.ts';
import { couldUtter } from '../../speakers/could-speak.ts';
import { subjectOf } from '../../subjects.ts';
import { type DidFinder, didDeed } from './did-deed.ts';

const TIES = words('link links tie ties connection connections');
const FINDING = words(`
  find finds found finding see sees saw seeing indicate indicates indicated suggest suggests suggested point points pointed
  show shows showed reveal reveals revealed uncover uncovers uncovered discover discovers discovered establish
  establishes established confirm confirms confirmed detect detects detected allege alleges alleged evidence report reports
  reported suspect suspects suspected`);
const REACH = 12;

/** "Firms see a North Korea link to the attack", "found links to X in the code", "evidence of a tie to X". */
export const findFoundTie: DidFinder = (scene, mention) => {
  const { object, basis } = mention;
  if (basis !== undefined || object.entity === undefined || object.kind === 'person') return undefined;
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, mention);
  const before =
    ['to', 'with'].includes(tokens[from - 1]?.lower ?? '') && TIES.has(tokens[from - 2]?.lower ?? '');
  const after = TIES.has(tokens[mention.to]?.lower ?? '') && tokens[mention.to + 1]?.lower === 'to';
  if (!before && !after) return undefined;
  if (before && ['its', 'their', 'his'].includes(tokens[from - 3]?.lower ?? '')) return undefined;
  const noun = before ? from - 2 : mention.to;
  if (before && !endsHere(tokens, mention.to)) return undefined;
  const verb = findBack(
    tokens,
    Math.min(noun, from),
    REACH,
    (word) => FINDING.has(word),
    (word) => /^[.;]$/u.test(word),
  );
  const affair = (word: string) => AFFAIRS.has(word);
  const near = after
    ? find(tokens, mention.to + 2, mention.to + 9, affair) >= 0
    : find(tokens, 0, noun, affair) >= 0 || find(tokens, mention.to, mention.to + 8, affair) >= 0;
  if (verb < 0 || !near) return undefined;
  // Somebody's ties to somebody else are no deed.
  const others = [...scene.mentions, ...scene.others].filter(
    (other) =>
      other !== mention &&
      other.object.kind === 'actor' &&
      other.basis !== 'open' &&
      other.to <= noun &&
      other.from > verb,
  );
  if (others.length > 0) return undefined;
  const range = { anchor: noun, from: Math.min(noun, verb), to: Math.max(mention.to, noun + 1) };
  const deed = didDeed(scene, mention, range, undefined);
  const subject = subjectOf(tokens, verb);
  return subject !== undefined && couldUtter(tokens, subject) ? { ...deed, claimant: subject } : deed;
};

function endsHere(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to];
  return next === undefined || !/^\p{L}/u.test(next.text) || ENDS.has(next.lower);
}

const ENDS = words('in and or but as because hackers group gang behind through via based after');
