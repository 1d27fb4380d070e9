import { SHARES } from '../../../lexicon/deeds.ts';
import { words } from '../../../lexicon/words.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { verbGroupAt } from '../../clauses/verb-group.ts';
import { find } from '../../phrases.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed } from './did-deed.ts';

const DENIES = words('deny denies denied denying reject rejects rejected disavows disavowed');
const WHAT = new Set([
  ...SHARES,
  ...words('it having being this wrongdoing everything so hacking blame stealing breaking'),
]);
const CHARGES = words(
  'accusation accusations allegation allegations charge charges claim claims insinuation suggestion',
);

/** "X denied it", "X’s embassy denied any involvement": the accused speaks, and it is X that did not do it. */
export const findDenied: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  const around = phraseAround(tokens, mention);
  const subject = afterVoice(tokens, mention.to) ?? around.to;
  const group = verbGroupAt(tokens, subject);
  if (group === undefined || group.negated || group.unreal || !DENIES.has(tokens[group.head]?.lower ?? ''))
    return undefined;
  const what = find(tokens, group.head + 1, group.head + 7, (word) => WHAT.has(word));
  const charged = find(tokens, group.head + 1, group.head + 5, (word) => CHARGES.has(word));
  if (what < 0 && charged < 0) return undefined;
  // Anybody may deny anything; of a role or of having done it only the accused speaks.
  if (
    mention.basis === 'open' &&
    (what < 0 || ['it', 'this', 'everything', 'so'].includes(tokens[what]?.lower ?? ''))
  )
    return undefined;
  // "rejected the accusation that …" says more, and is read by its own clause.
  if (tokens[(what < 0 ? charged : what) + 1]?.lower === 'that') return undefined;
  if (what < 0 && tokens[group.head]?.lower.startsWith('den') !== true) return undefined;
  const to = (what < 0 ? charged : what) + 1;
  const deed = didDeed(scene, mention, { anchor: group.head, from: around.from, to }, undefined);
  return { ...deed, claimant: { from: around.from, to: group.start }, stance: 'denies', unhedged: true };
};

const VOICES = words(
  'embassy government ministry spokesman spokeswoman spokesperson ambassador officials minister president military army',
);

/** "X’s embassy in Westhaven": the voice of X. */
function afterVoice(tokens: Parameters<DidFinder>[0]['sentence']['tokens'], to: number): number | undefined {
  if (tokens[to]?.lower !== "'s" && !VOICES.has(tokens[to - 1]?.lower ?? '')) return undefined;
  const voice = VOICES.has(tokens[to - 1]?.lower ?? '')
    ? to - 1
    : find(tokens, to + 1, to + 4, (word) => VOICES.has(word));
  if (voice < 0) return undefined;
  let end = voice + 1;
  if (tokens[end]?.lower === 'in') end += 2;
  if (tokens[end]?.text === ',') {
    const close = find(tokens, end + 1, end + 12, (word) => word === ',');
    if (close > 0) end = close + 1;
  }
  return end;
}
