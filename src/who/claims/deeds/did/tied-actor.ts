import { stateOf } from '../../../../vocab/states.ts';
import { ACTOR_NOUNS } from '../../../lexicon/actors.ts';
import { AUXILIARIES, BE } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { find, findBack, isAdverb } from '../../phrases.ts';
import type { Scene } from '../deed.ts';

const TYING = words('linked tied connected attributed ascribed traced associated');
const RELATIVE = words('which that whom who');

/** "X has been attributed to Varnia", "the group, which S links to the army": whose X is, and no deed. */
export function isTiedActor(scene: Scene, verb: number, { object, from, basis }: ActorMention): boolean {
  const { tokens } = scene.sentence;
  if (tiesActor(scene, verb, from) && !(basis === undefined && object.kind === 'actor')) return true;
  if (!TYING.has(tokens[verb]?.lower ?? '')) return false;
  const listed = basis === undefined && object.kind === 'actor' && stateOf(object.entity ?? '') === undefined;
  if (find(tokens, verb + 1, from, (word) => word === 'to' || word === 'with') < 0) return false;
  const end = tiedBefore(tokens, verb);
  if (end < 0) return false;
  const named = [...scene.mentions, ...scene.others].some(
    ({ to, object: tied, basis: how }) => to === end && tied.kind === 'actor' && how !== 'open',
  );
  const bare = end === verb || tokens[verb - 1]?.lower.endsWith('ly') === true;
  // "Hackers linked to Varnia broke in": there the deed follows, and its own rule asks for it.
  if (bare && !tokens[verb]?.lower.startsWith('a')) return false;
  return (named && !listed) || (ACTOR_NOUNS.has(tokens[end - 1]?.lower ?? '') && !listed);
}

/** Where the words end for what is tied: before the auxiliaries, the relative clause and a bracket. */
function tiedBefore(tokens: readonly Token[], verb: number): number {
  let at = verb;
  while (at > 0 && (AUXILIARIES.has(tokens[at - 1]?.lower ?? '') || isAdverb(tokens[at - 1]?.lower ?? '')))
    at -= 1;
  const clause = findBack(
    tokens,
    at,
    8,
    (word) => RELATIVE.has(word),
    (word) => AUXILIARIES.has(word) || /^[.;:,]$/u.test(word),
  );
  // "CrowdStrike, who linked the theft to": there he who stands before "who" ties.
  if (clause === at - 1 && !tokens.slice(at, verb).some(({ lower }) => BE.has(lower))) return -1;
  if (clause > 0) at = clause;
  if (tokens[at - 1]?.text === ',') at -= 1;
  if (tokens[at - 1]?.text !== ')') return at;
  return findBack(tokens, at, 30, (word) => word === '(');
}

const ACTIVE = words('attribute attributes link links tie ties connect connects trace traces');

/** "S cannot attribute X to the army": what is attributed is an actor, and no deed. */
function tiesActor(scene: Scene, verb: number, from: number): boolean {
  const { tokens } = scene.sentence;
  if (!ACTIVE.has(tokens[verb]?.lower ?? '')) return false;
  const to = find(tokens, verb + 1, from, (word) => word === 'to');
  return scene.mentions.some(
    (tied) =>
      tied.object.kind === 'actor' &&
      tied.basis === undefined &&
      tied.to === to &&
      (tied.from === verb + 1 || (tied.from === verb + 2 && tokens[verb + 1]?.lower === 'the')),
  );
}
