import { ACTOR_NOUNS } from '../../../lexicon/actors.ts';
import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { verbGroupAt } from '../../clauses/verb-group.ts';
import { find } from '../../phrases.ts';
import type { Deed, Scene } from '../deed.ts';
import { deedLength } from './doer-verb.ts';
import { isTiedActor } from './tied-actor.ts';

const USUALLY = words(`
  usually often typically regularly routinely frequently generally commonly always tends traditionally normally
  historically consistently primarily`);
const ANYBODY = words(
  'industries sectors verticals range variety array entities targets organizations organisations companies businesses',
);

/** What somebody does again and again, or to anybody, is no particular deed: "has attacked a wide range of industries". */
export function isHabit(tokens: readonly Token[], { anchor, from }: Deed): boolean {
  if (find(tokens, Math.min(from, anchor), anchor + 1, (word) => USUALLY.has(word)) >= 0) return true;
  const verb = tokens[anchor]?.lower ?? '';
  if (verb === 'responsible' && find(tokens, anchor + 1, anchor + 7, (word) => COUNTED.has(word)) > 0)
    return true;
  if (['attributed', 'linked', 'blamed', 'tied', 'attribute', 'link', 'behind', 'responsible'].includes(verb))
    return false;
  const vague = find(tokens, anchor + 1, anchor + 10, (word) => ANYBODY.has(word) || /^[,.;:]$/u.test(word));
  if (vague < 0 || !ANYBODY.has(tokens[vague]?.lower ?? '')) return false;
  return (
    find(tokens, anchor + 1, vague + 1, (word) => DEFINITE.has(word) || /^\d+$/u.test(word)) < 0 ||
    WIDE.has(tokens[vague]?.lower ?? '')
  );
}

const COUNTED = words('number majority most many various numerous half monitoring');
const DEFINITE = words('the this these those two three four five six seven eight nine ten dozen its');
const WIDE = words('range variety array');

/** "accused X of meddling": of something else than the affair. */
export function isPeaceful(tokens: readonly Token[], { anchor, to }: Deed): boolean {
  if (!/^accus/.test(tokens[anchor]?.lower ?? '')) return false;
  const of = find(tokens, Math.max(anchor + 1, to - 1), to + 3, (word) => word === 'of');
  return of >= 0 && find(tokens, of + 1, of + 14, (word) => AFFAIRS.has(word) || HOSTILE.test(word)) < 0;
}

const HOSTILE =
  /^(?:encrypt|extort|ransom|malware|deploy|infect|defraud|launch|target|phish|hack|cyber|breach|steal|stole|attack|break|intru|rob|sabotag|leak|plant|wip|spy|infiltrat|enter|copy|stop|cut|it$|this$|that$)/;

const MISSILES = words(
  'missile missiles troops airstrike airstrikes bomb bombs bombing drones soldiers killed tanks strike',
);

/** "the actors linked to X continue": whose they are, and no deed; a war by other means than computers. */
export function isOnlyTied(scene: Scene, { anchor, object }: Deed, mention: ActorMention): boolean {
  const { tokens } = scene.sentence;
  if (object.kind === 'state' && tokens.some(({ lower }) => MISSILES.has(lower))) return true;
  if (isTiedActor(scene, anchor, mention)) return true;
  if (!['linked', 'tied', 'connected'].includes(tokens[anchor]?.lower ?? '')) return false;
  // "the actors allegedly linked to X".
  const noun = tokens[anchor - 1]?.lower.endsWith('ly') === true ? anchor - 2 : anchor - 1;
  if (!ACTOR_NOUNS.has(tokens[noun]?.lower ?? '')) return false;
  const group = verbGroupAt(tokens, mention.to);
  // "X, a group allegedly linked to the army.": a description.
  if (noun < anchor - 1 && group === undefined) return true;
  return group !== undefined && deedLength(tokens, group, scene.headline) === undefined;
}
