import { ACTOR_NOUNS, TOOLS } from '../../lexicon/actors.ts';
import { AFFAIRS } from '../../lexicon/deeds.ts';
import { BE } from '../../lexicon/grammar.ts';
import { CULPRITS } from '../../lexicon/relations.ts';
import { DENYING } from '../../lexicon/speech.ts';
import { words } from '../../lexicon/words.ts';
import type { ActorMention } from '../../names/actor-mention.ts';
import { isSoftwareName } from '../../names/actor-names.ts';
import type { Token } from '../../tokens.ts';
import type { Scene } from '../deeds/deed.ts';
import { isBystander } from '../deeds/did/bystander.ts';
import { framesIn } from '../frames/index.ts';
import { find } from '../phrases.ts';

const POINTERS = words('see read check download learn find visit');
const PLACES = words('in at near across throughout inside outside');
const TIED = words('linked tied connected related close');
const NAMING = words('call calls called name names named dub dubs dubbed');
const CARE = words('care note notice');

/** Whom no claim can be about here, whatever the words around speak for. */
export function isRuledOut(scene: Scene, mention: ActorMention): boolean {
  const { tokens } = scene.sentence;
  const { object, from, to, basis } = mention;
  const next = tokens[to]?.lower ?? '';
  // "Organisations should patch what X exploits".
  if (find(tokens, 0, tokens.length, (word) => word === 'should') >= 0) return true;
  // What a sentence opens with may be any noun.
  if (basis === 'open' && from === 0) return true;
  // "Who is behind X" asks about X's makers; "X is the most sophisticated group" praises it.
  if (tokens[from - 1]?.lower === 'behind') return true;
  if (BE.has(next) && find(tokens, to + 1, to + 7, (word) => word === 'most') >= 0) return true;
  // "X did not take responsibility": no word about who did it.
  const credit = find(tokens, to, to + 8, (word) => word === 'responsibility');
  if (credit > 0 && find(tokens, to, credit, (word) => word === 'not' || word.endsWith("n't")) >= 0)
    return true;
  // "The country’s military" is another.
  if (basis === 'reference' && next === "'s") return true;
  // "See our report on X"; "the X malware"; "took care".
  if (POINTERS.has(tokens[0]?.lower ?? '') || TOOLS.has(next) || CARE.has(tokens[to + 1]?.lower ?? ''))
    return true;
  // Of a name that a program has, too, only what is written out counts.
  if (object.kind === 'actor' && object.entity !== undefined && isSoftwareName(object.entity)) return true;
  return (
    isBystander(tokens, mention) ||
    isPlace(tokens, mention) ||
    isVictim(tokens, from) ||
    isNaming(tokens, from) ||
    isSpeaker(tokens, mention)
  );
}

/** "the embassy in Varnia": where, not who. */
function isPlace(tokens: readonly Token[], { from, object }: ActorMention): boolean {
  const before = tokens[from - 1]?.lower === 'the' ? from - 2 : from - 1;
  return object.kind === 'state' && PLACES.has(tokens[before]?.lower ?? '');
}

/** "Firms linked to Varnia": neither intruders nor a deed are what is linked. */
function isVictim(tokens: readonly Token[], from: number): boolean {
  const to = tokens[from - 1]?.lower === 'the' ? from - 2 : from - 1;
  if (tokens[to]?.lower !== 'to' || !TIED.has(tokens[to - 1]?.lower ?? '')) return false;
  const noun = tokens[to - 2]?.lower ?? '';
  return (
    /^\p{L}+s$/u.test(noun) && !BE.has(noun) && ![ACTOR_NOUNS, AFFAIRS, CULPRITS].some((set) => set.has(noun))
  );
}

/** "We call the actor behind these intrusions X": a name is given. */
function isNaming(tokens: readonly Token[], from: number): boolean {
  const self = find(tokens, 0, 3, (word) => word === 'we');
  return self >= 0 && NAMING.has(tokens[self + 1]?.lower ?? '') && from > self;
}

const BETWEEN = words('has have had did does do not also never only firmly strongly always');
/** "a group S has tracked since May": S watches. */
const WATCHING = words(
  'tracks tracked tracking follows followed monitors monitored observed identified detected discovered investigated analysed analyzed reported',
);
/** "X opposes hacking", "X did not respond": no word about a deed. */
const IDLE = words(
  'opposes oppose opposed condemns condemned respond responded comment commented replied reply',
);

/** "X denied the reports": who speaks is not whom it is about, unless he says so. */
function isSpeaker(tokens: readonly Token[], { from, to }: ActorMention): boolean {
  const speaks = framesIn(tokens).some(
    ({ claimant }) => claimant !== undefined && claimant.from <= from && to <= claimant.to,
  );
  if (speaks || DENYING.has(tokens[to]?.lower ?? '') || DENYING.has(tokens[to + 1]?.lower ?? '')) return true;
  const verb = find(tokens, to, to + 3, (word) => !BETWEEN.has(word));
  return WATCHING.has(tokens[verb]?.lower ?? '') || IDLE.has(tokens[verb]?.lower ?? '');
}
