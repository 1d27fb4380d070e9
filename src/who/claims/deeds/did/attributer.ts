import { BE, FINITE } from '../../../lexicon/grammar.ts';
import { PRONOUNS, SELF } from '../../../lexicon/speakers.ts';
import { SAYING } from '../../../lexicon/speech.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { isCapitalised } from '../../../tokens.ts';
import type { TokenRange } from '../../phrases.ts';
import { find, findBack, isAdverb } from '../../phrases.ts';
import { couldSpeak } from '../../speakers/could-speak.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed, Scene } from '../deed.ts';
import { agentAfter, withClaimant } from './did-deed.ts';

/**
 * Who attributes, by the verb's form: its subject ("S attributes", "the breach, which S attributed"), its
 * agent ("was attributed to X by S", "attributed by S to X"), whoever its infinitive depends on ("S was
 * able to attribute"); a passive without an agent hides it.
 */
export function attributer(scene: Scene, deed: Deed, to: number): Deed {
  const { tokens } = scene.sentence;
  const verb = deed.anchor;
  if (isInfinitive(tokens, verb)) return ofInfinitive(tokens, deed);
  const subject = subjectOf(tokens, verb);
  if (isLooseGerund(tokens, verb, subject)) return ofGerund(tokens, deed);
  if (subject !== undefined && isRelativeSubject(tokens, verb, subject))
    return { ...deed, claimant: subject };
  if (!isPassive(tokens, verb, to)) return withClaimant(tokens, deed, subject);
  const by = find(tokens, verb + 1, to, (word) => word === 'by');
  const agent = by < 0 ? agentAfter(tokens, deed.to) : { from: by + 1, to };
  if (agent !== undefined) return { ...deed, claimant: agent };
  // "Activity that can be attributed to X": whoever writes so says that it can.
  return isPossible(tokens, verb) ? deed : { ...deed, hidesClaimant: true };
}

/** "We have high confidence attributing it to X", "Reports were early in attributing": no subject right before. */
function isLooseGerund(tokens: readonly Token[], verb: number, subject: TokenRange | undefined): boolean {
  return (
    tokens[verb]?.lower.endsWith('ing') === true && !(subject !== undefined && couldSpeak(tokens, subject))
  );
}

function ofGerund(tokens: readonly Token[], deed: Deed): Deed {
  const finite = findBack(
    tokens,
    deed.anchor,
    10,
    (word) => FINITE.has(word),
    (word) => word === ',' || word === ';',
  );
  const subject = finite < 0 ? undefined : subjectOf(tokens, finite);
  return subject !== undefined && couldSpeak(tokens, subject) ? { ...deed, claimant: subject } : deed;
}

function isPossible(tokens: readonly Token[], verb: number): boolean {
  const be = findBack(tokens, verb, 3, (word) => word === 'be');
  return ['can', 'could'].includes(tokens[be - 1]?.lower ?? '');
}

const RELATIVE = words('which that whom');

/** "which Halden Security attributed to X": between the relative pronoun and the verb stands who does. */
function isRelativeSubject(tokens: readonly Token[], verb: number, subject: TokenRange): boolean {
  const be = find(tokens, subject.to, verb, (word) => BE.has(word)) >= 0;
  const said = SAYING.has(tokens[subject.from - 2]?.lower ?? '');
  const relative = !said && RELATIVE.has(tokens[subject.from - 1]?.lower ?? '');
  return !be && relative && couldSpeak(tokens, subject);
}

/** With a form of "be", or a participle right before its "to": "samples attributed to X". */
function isPassive(tokens: readonly Token[], verb: number, to: number): boolean {
  // "We are attributing".
  if (tokens[verb]?.lower.endsWith('ing') === true) return false;
  let be = verb - 1;
  while (be > 0 && isBetween(tokens[be]?.lower ?? '')) be -= 1;
  if (BE.has(tokens[be]?.lower ?? '')) return true;
  const before = [1, 2, 3].map((back) => tokens[verb - back]?.lower ?? '');
  if (before.some((word) => SELF.has(word) || PRONOUNS.has(word))) return false;
  const participle = tokens[verb]?.lower.endsWith('ed') === true;
  return participle && (to === verb + 1 || tokens[verb + 1]?.lower === 'by');
}

function isInfinitive(tokens: readonly Token[], verb: number): boolean {
  const before = isAdverb(tokens[verb - 1]?.lower ?? '') ? verb - 2 : verb - 1;
  return tokens[before]?.lower === 'to';
}

/** Between "be" and its participle. */
function isBetween(word: string): boolean {
  return isAdverb(word) || ['not', 'never', 'also', 'since', 'now', 'first', 'often'].includes(word);
}

const NOT_YET = words(
  'premature irresponsible early soon difficult hard impossible insufficient enough mistake unable',
);

/** "We were able to attribute it to X" is ours; "to attribute it to X would be premature" the report's own doubt. */
function ofInfinitive(tokens: readonly Token[], deed: Deed): Deed {
  const doubtful = find(tokens, deed.anchor - 8, tokens.length, (word) => NOT_YET.has(word)) >= 0;
  const led = tokens[deed.anchor - 2];
  const finite = findBack(
    tokens,
    deed.anchor,
    12,
    (word) => FINITE.has(word),
    (word) => word === ',',
  );
  const subject =
    isCapitalised(led) || SELF.has(led?.lower ?? '')
      ? { from: deed.anchor - 2, to: deed.anchor - 1 }
      : finite < 0
        ? undefined
        : subjectOf(tokens, finite);
  const whose = subject !== undefined && couldSpeak(tokens, subject) ? { ...deed, claimant: subject } : deed;
  return doubtful ? { ...whose, stance: 'doubts' } : whose;
}
