import type { ClaimPredicate } from '../../../model/index.ts';
import { BE } from '../../lexicon/grammar.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { phraseFrom, sequence } from '../phrases.ts';
import { subjectOf } from '../subjects.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';
import { objectOf } from './deed.ts';
import { publicationIn } from './publication.ts';
import { titleGiven } from './report-title.ts';

const REMOVING = words(
  'removed pulled deleted unpublished took taken takes removes pulls deletes disappeared vanished gone',
);
const VANISHED = words('disappeared vanished gone');
const CORRECTING = words('corrected amended revised withdrawn withdrew retracted');

/** "<publisher> has removed it from their site", "the report was retracted": claims about a report itself. */
export const findAboutReport: DeedFinder = (scene) => {
  const { tokens } = scene.sentence;
  for (let verb = 0; verb < tokens.length; verb += 1) {
    const word = tokens[verb]?.lower ?? '';
    const gone =
      sequence(tokens, verb, 'no', 'longer', 'available') ||
      sequence(tokens, verb, 'no', 'longer', 'online') ||
      sequence(tokens, verb, 'no', 'longer', 'on');
    const predicate = REMOVING.has(word) || gone ? 'removed' : CORRECTING.has(word) ? 'corrected' : undefined;
    const deed = predicate && (active(scene, verb, predicate) ?? passive(scene, verb, predicate));
    if (deed !== undefined) return [deed];
  }
  return [];
};

const SITES = words('site website sites page pages shelf');

/** The publisher as subject: "Northgate has removed it from its site", "took the report down". */
function active(scene: Scene, verb: number, predicate: ClaimPredicate): Deed | undefined {
  const { tokens } = scene.sentence;
  if (
    isTaking(tokens, verb) &&
    !tokens
      .slice(verb, verb + 16)
      .some(
        ({ lower }, at, near) =>
          lower === 'down' ||
          lower === 'offline' ||
          (lower === 'off' && SITES.has(near.at(at + 2)?.lower ?? '')),
      )
  )
    return undefined;
  const subject = subjectOf(tokens, verb);
  const target = phraseFrom(tokens, verb + 1);
  const noun = target && publicationIn(tokens, target);
  const pronoun = tokens[verb + 1]?.lower === 'it' && earlierPublication(scene) !== undefined;
  if (subject === undefined || target === undefined || (noun === undefined && !pronoun)) return undefined;
  if (isPassiveVerb(tokens, verb) || !isPublisher(tokens, subject)) return undefined;
  const antecedent = earlierPublication(scene);
  const object = noun !== undefined ? reportObject(scene, noun) : antecedent;
  if (object === undefined) return undefined;
  return {
    predicate,
    anchor: verb,
    from: subject.from,
    to: Math.min(tokens.length, target.to),
    object,
    subject: objectOf(scene, subject, 'organisation'),
  };
}

function isTaking(tokens: readonly Token[], verb: number): boolean {
  return tokens[verb]?.lower.startsWith('t') === true;
}

function isPassiveVerb(tokens: readonly Token[], verb: number): boolean {
  return [verb - 1, verb - 2].some((at) => BE.has(tokens[at]?.lower ?? ''));
}

/** Publishers are named or are "the firm"; "the malware removed the document" is not about a report. */
function isPublisher(tokens: readonly Token[], subject: TokenRange): boolean {
  const head = tokens.slice(subject.from, subject.to);
  const named = head.some((token) => isCapitalised(token) && !['The', 'It', 'This'].includes(token.text));
  return (
    named ||
    head.some((token) =>
      ['publisher', 'vendor', 'firm', 'company', 'we', 'they', 'author', 'authors'].includes(token.lower),
    )
  );
}

/** The report as subject: "the report was retracted", "this page has been removed". */
function passive(scene: Scene, verb: number, predicate: ClaimPredicate): Deed | undefined {
  const { tokens } = scene.sentence;
  const subject = subjectOf(tokens, verb);
  const noun = subject && publicationIn(tokens, subject);
  const gone = tokens[verb]?.lower === 'no';
  const vanished = VANISHED.has(tokens[verb]?.lower ?? '');
  if (noun === undefined || (!gone && !vanished && !isPassiveVerb(tokens, verb))) return undefined;
  if (isTaking(tokens, verb) && tokens[verb + 1]?.lower !== 'down' && tokens[verb + 1]?.lower !== 'offline')
    return undefined;
  return {
    predicate,
    anchor: verb,
    from: noun.from,
    to: verb + 1,
    object: reportObject(scene, noun),
    stance: 'asserts',
  };
}

/** What "it" stands for: the nearest publication named earlier in this sentence or the two before. */
function earlierPublication(scene: Scene): ReturnType<typeof objectOf> | undefined {
  for (const sentence of [scene.sentence, ...scene.before.slice(-2).reverse()]) {
    const noun = publicationIn(sentence.tokens, { from: 0, to: sentence.tokens.length });
    if (noun !== undefined) return reportObject({ ...scene, sentence }, noun);
  }
  return undefined;
}

function reportObject(scene: Scene, noun: TokenRange): ReturnType<typeof objectOf> {
  const { start, end } = scene.sentence;
  return objectOf(
    scene,
    noun,
    'report',
    titleGiven(scene.reading.text.slice(start, end)) ?? scene.reportTitle,
  );
}
