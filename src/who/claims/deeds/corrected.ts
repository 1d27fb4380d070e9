import { PUBLICATIONS } from '../../lexicon/acts.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, findBack } from '../phrases.ts';
import { subjectOf } from '../subjects.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';
import { objectOf } from './deed.ts';

const PAPERS = new Set([
  ...PUBLICATIONS,
  ...words('text story piece note page passage wording headline statement version item'),
]);
const JUDGEMENTS = words(
  'conclusion attribution claim assertion finding accusation allegation judgement judgment it them',
);
const CHANGING = words(`
  corrected corrects correct amended amends revised revises retracted retracts retract withdrew withdraw withdraws
  withdrawn rescinded recanted`);
const EARLIER = words('earlier first previous original initial');
const WRONG = words(
  'error wrong mistake incorrect incorrectly mistaken mistakenly wrongly erroneously inaccurate',
);
const STATED = words(
  'said stated wrote named claimed blamed attributed reported gave described identified linked',
);
const STANDS = words('mentions contains says names blames attributes stands accuses links claims');

/** A report that its own publisher changed, withdrew, or whose attribution it takes back. */
export const findCorrected: DeedFinder = (scene) => {
  const deed = earlierVersion(scene) ?? noLonger(scene) ?? takenBack(scene) ?? changed(scene);
  return deed === undefined ? [] : [deed];
};

/** "Correction: an earlier version of this article said that …", "in the first version of this post we wrote". */
function earlierVersion(scene: Scene): Deed | undefined {
  const { tokens } = scene.sentence;
  const version = tokens.findIndex(
    (token, at) => token.lower === 'version' && EARLIER.has(tokens[at - 1]?.lower ?? ''),
  );
  const said = version < 0 ? -1 : find(tokens, version, version + 12, (word) => STATED.has(word));
  if (version < 0) return originally(scene) ?? updated(scene);
  if (said < 0) return undefined;
  let to = version + 1;
  if (tokens[to]?.lower === 'of') to = find(tokens, to, to + 5, (word) => PAPERS.has(word)) + 1 || to;
  const from = ['an', 'the', 'our', 'a'].includes(tokens[version - 2]?.lower ?? '')
    ? version - 2
    : version - 1;
  const noted = /^(?:correction|update|clarification|note|corrected|editor)/.test(tokens[0]?.lower ?? '');
  const wrong = tokens.some(
    (token) => WRONG.has(token.lower) || token.lower === 'corrected' || token.lower === 'removed',
  );
  if (!noted && !wrong && tokens[version + 1]?.lower !== 'of') return undefined;
  return about(scene, { from, to }, said, from);
}

/** "Correction: this article originally stated that …". */
function originally(scene: Scene): Deed | undefined {
  const { tokens } = scene.sentence;
  const at = tokens.findIndex(
    (token, index) =>
      BEFORE.has(token.lower) && find(tokens, index, index + 3, (word) => STATED.has(word)) > 0,
  );
  const paper = at < 0 ? -1 : findBack(tokens, at, 6, (word) => PAPERS.has(word));
  return paper < 0
    ? undefined
    : about(scene, { from: Math.max(0, paper - 1), to: paper + 1 }, at + 1, paper - 1);
}

const BEFORE = words('originally initially previously earlier wrongly incorrectly mistakenly erroneously');

/** "This post has been updated to remove the attribution", "the attribution to X has been removed from the report". */
function updated(scene: Scene): Deed | undefined {
  const { tokens } = scene.sentence;
  const paper = find(tokens, 0, tokens.length, (word) => PAPERS.has(word));
  const attribution = find(tokens, 0, tokens.length, (word) => TAKEN_OUT.has(word));
  const removed = find(tokens, 0, tokens.length, (word) =>
    ['remove', 'removed', 'dropped', 'deleted', 'removes'].includes(word),
  );
  if (paper < 0 || attribution < 0 || removed < 0) return undefined;
  const from = Math.min(paper, attribution, removed);
  return about(scene, { from: paper, to: paper + 1 }, from, from);
}

const TAKEN_OUT = words('attribution accusation');

/** "no longer names X", "no longer stands by its report". */
function noLonger(scene: Scene): Deed | undefined {
  const { tokens } = scene.sentence;
  const at = tokens.findIndex(
    (token, index) =>
      token.lower === 'longer' &&
      tokens[index - 1]?.lower === 'no' &&
      STANDS.has(tokens[index + 1]?.lower ?? ''),
  );
  if (at < 0) return undefined;
  const paper = find(tokens, 0, tokens.length, (word) => PAPERS.has(word));
  return paper < 0 ? undefined : about(scene, { from: paper, to: paper + 1 }, at + 1, Math.min(paper, at));
}

/** "has taken back its claim", "removed the sentence that blamed X". */
function takenBack(scene: Scene): Deed | undefined {
  const { tokens } = scene.sentence;
  const at = tokens.findIndex(
    ({ lower }, index) =>
      (/^(?:take|takes|took|taken)$/.test(lower) && tokens[index + 1]?.lower === 'back') ||
      (/^(?:removed|deleted|struck|dropped)$/.test(lower) &&
        find(tokens, index + 1, index + 5, (word) => PASSAGES.has(word)) > 0),
  );
  if (at < 0) return undefined;
  const noun = find(
    tokens,
    at + 1,
    at + 7,
    (word) => PASSAGES.has(word) || PAPERS.has(word) || (JUDGEMENTS.has(word) && word !== 'it'),
  );
  const subject = noun < 0 ? undefined : subjectOf(tokens, at);
  if (subject === undefined) return undefined;
  const deed = about(scene, { from: noun, to: noun + 1 }, at, at);
  return { ...deed, subject: objectOf(scene, subject, 'organisation') };
}

const PASSAGES = words('sentence passage paragraph reference attribution accusation line mention');

/** "corrected the text", "retracts its paper", "the paper has been withdrawn", "and we withdraw it". */
function changed(scene: Scene): Deed | undefined {
  const { tokens } = scene.sentence;
  for (let verb = 0; verb < tokens.length; verb += 1) {
    const word = tokens[verb]?.lower ?? '';
    if (!CHANGING.has(word)) continue;
    const passive =
      findBack(
        tokens,
        verb,
        4,
        (each) => ['was', 'were', 'been', 'is', 'being'].includes(each),
        (each) => each === ',',
      ) >= 0;
    const range = passive ? before(tokens, verb) : after(scene, verb);
    if (range === undefined || isUnreal(tokens, verb)) continue;
    const subject = passive ? undefined : subjectOf(tokens, verb);
    const deed = about(scene, range, verb, Math.min(range.from, verb));
    return subject === undefined ? deed : { ...deed, subject: objectOf(scene, subject, 'organisation') };
  }
  return undefined;
}

function before(tokens: readonly Token[], verb: number): TokenRange | undefined {
  const noun = findBack(
    tokens,
    verb,
    8,
    (word) => PAPERS.has(word) || word === 'attribution' || word === 'conclusion',
    (word) => word === ',',
  );
  return noun < 0
    ? undefined
    : {
        from: ['the', 'this', 'its', 'our', 'that'].includes(tokens[noun - 1]?.lower ?? '') ? noun - 1 : noun,
        to: noun + 1,
      };
}

function after(scene: Scene, verb: number): TokenRange | undefined {
  const { tokens } = scene.sentence;
  if (tokens[verb + 1]?.lower === 'version' || tokens[verb - 1]?.lower === 'a') return undefined;
  const noun = find(
    tokens,
    verb + 1,
    verb + 8,
    (word) => PAPERS.has(word) || JUDGEMENTS.has(word) || /^[,.;]$/u.test(word),
  );
  const word = tokens[noun]?.lower ?? '';
  if (noun < 0 || /^\p{P}$/u.test(word)) return undefined;
  if (word === 'it' || word === 'them') {
    const meant = findBack(
      tokens,
      verb,
      verb,
      (each) => PAPERS.has(each) || (JUDGEMENTS.has(each) && each !== 'it'),
    );
    return meant < 0 ? undefined : { from: meant, to: meant + 1 };
  }
  return { from: verb + 1, to: noun + 1 };
}

const UNREAL = words('will would should must may might could can to if');

function isUnreal(tokens: readonly Token[], verb: number): boolean {
  return (
    find(tokens, verb - 3, verb, (word) => UNREAL.has(word) || word === 'not' || word.endsWith("n't")) >= 0
  );
}

function about(scene: Scene, range: TokenRange, anchor: number, from: number): Deed {
  const object = objectOf(scene, range, 'report', undefined);
  return {
    predicate: 'corrected',
    anchor,
    from,
    to: Math.max(range.to, anchor + 1),
    object,
    stance: 'asserts',
    unhedged: true,
  };
}
