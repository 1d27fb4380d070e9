import { ACTOR_NOUNS, STATE_ORGANS } from '../lexicon/actors.ts';
import { PRONOUNS } from '../lexicon/speakers.ts';
import { words } from '../lexicon/words.ts';
import type { ActorMention } from '../names/actor-mention.ts';
import type { Token } from '../tokens.ts';
import { isWord } from '../tokens.ts';
import { framesIn } from './frames/index.ts';

const THEIRS = words('its their his her');

/**
 * "Norway denied that it was behind the hack": inside what somebody says, a pronoun at the beginning is
 * the speaker, so it stands for whoever the speaker is where that is someone who may have done it; "its
 * military" is the speaker's, too.
 */
export function selfReferences(
  tokens: readonly Token[],
  mentions: readonly ActorMention[],
): readonly ActorMention[] {
  if (mentions.length === 0) return [];
  return framesIn(tokens).flatMap(({ claimant, covers }) => {
    const at = covers.from + (tokens[covers.from]?.lower === 'that' ? 1 : 0);
    const to = endOfReference(tokens, at);
    if (claimant === undefined || at < claimant.to || to === undefined) return [];
    const speaker = mentions.filter(({ from, to }) => from >= claimant.from && to <= claimant.to);
    const [only] = speaker;
    const whole = only !== undefined && only.to === lastWord(tokens, claimant.to);
    return whole && speaker.length === 1 ? [{ from: at, to, object: only.object }] : [];
  });
}

function endOfReference(tokens: readonly Token[], at: number): number | undefined {
  const word = tokens[at]?.lower ?? '';
  if (PRONOUNS.has(word)) return at + 1;
  const next = tokens[at + 1]?.lower ?? '';
  return THEIRS.has(word) && (STATE_ORGANS.has(next) || ACTOR_NOUNS.has(next)) ? at + 2 : undefined;
}

function lastWord(tokens: readonly Token[], to: number): number {
  return isWord(tokens[to - 1]) ? to : to - 1;
}
