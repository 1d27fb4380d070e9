import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { verbs } from '../../../lexicon/inflect.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import { find } from '../../phrases.ts';
import type { Deed, Scene } from '../deed.ts';
import { backed, couldServe, couldSponsor, isHiring } from './sides.ts';

const BACKING_VERBS = verbs(
  'sponsor back direct fund control finance run+:ran:run command order hire commission engage contract bribe instruct recruit pay:paid:paid task employ steer oversee:oversaw:overseen',
);
/** "Y directs the group", "Y’s directorate hired X", "Y gave the order". */
export function commands(
  scene: Scene,
  sponsor: ActorMention,
  all: readonly ActorMention[],
): readonly Deed[] | undefined {
  const { tokens } = scene.sentence;
  const payer = find(tokens, sponsor.to, sponsor.to + 5, (word) => PAYERS.has(word));
  if (
    payer > 0 &&
    scene.affair &&
    BEING.has(tokens[sponsor.to]?.lower ?? '') &&
    ['the', 'its', 'their', 'his'].includes(tokens[sponsor.to + 1]?.lower ?? '')
  )
    return [backed(sponsor, undefined, payer, sponsor.from, payer + 1)];
  const verb = find(
    tokens,
    sponsor.to,
    sponsor.to + 6,
    (word) =>
      BACKING_VERBS.has(word) ||
      word === 'gave' ||
      word === 'stands' ||
      word === 'stood' ||
      word === 'behind',
  );
  if (verb < 0) return undefined;
  const word = tokens[verb]?.lower ?? '';
  const form = BACKING_VERBS.get(word);
  const between = tokens.slice(sponsor.to, verb).map((token) => token.lower);
  if (
    form === 'ing' ||
    between.some((each) => (PASSIVE.has(each) && word !== 'behind') || /^\p{P}$/u.test(each))
  )
    return undefined;
  if (
    word === 'gave' &&
    find(tokens, verb + 1, verb + 4, (each) => each === 'order' || each === 'orders') < 0
  )
    return undefined;
  if ((word === 'stands' || word === 'stood' || word === 'behind') && tokens[verb + 1]?.lower !== 'behind')
    return undefined;
  if (form !== undefined && ORDERING.has(word)) {
    const affair = find(tokens, verb + 1, verb + 6, (each) => AFFAIRS.has(each) || /^[.,;:]$/u.test(each));
    if (AFFAIRS.has(tokens[affair]?.lower ?? ''))
      return [backed(sponsor, undefined, verb, sponsor.from, affair + 1)];
  }
  if (!couldSponsor(sponsor) && !ORDERING.has(word) && !isHiring(tokens, verb)) return undefined;
  if (word === 'gave') return [backed(sponsor, undefined, verb, sponsor.from, verb + 1)];
  const server = all.find(
    (mention) =>
      mention.from > verb &&
      mention.from - verb <= 7 &&
      (couldServe(mention) || isHiring(tokens, verb)) &&
      mention.object.kind !== 'state',
  );
  return server && [backed(sponsor, server, verb, sponsor.from, server.to)];
}

const PAYERS = words('client paymaster sponsor employer customer patron instigator');
const ORDERING = words('ordered orders commissioned commissions financed sponsored directed');
const BEING = words('is are was were be been');
const PASSIVE = words('is are was were be been being by');
