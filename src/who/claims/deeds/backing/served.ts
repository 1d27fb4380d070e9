import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { TO_VERBS } from '../../../lexicon/relations.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { find } from '../../phrases.ts';
import type { Deed, Scene } from '../deed.ts';
import { attributer } from '../did/attributer.ts';
import { cueBefore, LINKS, TIES, wide } from './cue.ts';
import { nearestServer } from './nearest-server.ts';
import { backed, couldServe, couldSponsor, isHiring, isNamelessServer } from './sides.ts';

const CLAUSE_END = words('; : . while although because whereas');

/** "… [acts] on behalf of Y", "is directed by Y", "takes its orders from Y", "a front for Y": before the sponsor. */
export function served(
  scene: Scene,
  sponsor: ActorMention,
  all: readonly ActorMention[],
): readonly Deed[] | undefined {
  const { tokens } = scene.sentence;
  const links = [...new Set([wide(tokens, sponsor).from - 1, ...ownLinks(tokens, sponsor)])];
  const link = links.find((each) => cueBefore(tokens, each) >= 0) ?? -1;
  const cue = link < 0 ? -1 : cueBefore(tokens, link);
  if (
    cue < 0 ||
    (!couldSponsor(sponsor) && !isHiring(tokens, cue) && !servesOpenly(tokens, sponsor, all, cue))
  )
    return undefined;
  if (isOrderedDeed(tokens, cue, link)) return [backed(sponsor, undefined, cue, cue, sponsor.to)];
  const server = nearestServer(
    tokens,
    all.filter(
      (mention) =>
        mention.to <= cue &&
        (couldServe(mention) || (mention.basis === 'open' && isHiring(tokens, cue))) &&
        clauseBetween(tokens, mention.to, cue),
    ),
  );
  // "data belonging to the company": what belongs is no one who serves.
  if (tokens[cue]?.lower === 'belonging' && (server?.to !== cue || server.object.kind !== 'actor'))
    return undefined;
  // "It uses servers tied to Varnia": the servers are tied.
  if (TIES.has(tokens[cue]?.lower ?? '') && THINGS.has(tokens[cue - 1]?.lower ?? '')) return undefined;
  const nameless = server === undefined && isNamelessServer(tokens, cue);
  const tied = TIES.has(tokens[cue]?.lower ?? '') || LINKS.has(tokens[cue]?.lower ?? '');
  if (server === undefined && (!nameless || tied)) return undefined;
  // "Hackers linked to Varnia" did it for nobody by name.
  if (tied && (server?.object.entity === undefined || server.basis === 'kind' || sponsor.basis === 'kind'))
    return undefined;
  return [tiedBy(scene, backed(sponsor, server, cue, server?.from ?? cue, sponsor.to), link)];
}

/** "has been tied by S to Y", "which S has linked to Y": who ties; nobody in particular where it is a bare passive. */
function tiedBy(scene: Scene, deed: Deed, link: number): Deed {
  const { tokens } = scene.sentence;
  const word = tokens[deed.anchor]?.lower ?? '';
  if (tokens[link]?.lower !== 'to' || !TO_VERBS.has(word) || LINKS.has(word)) return deed;
  const told = attributer(scene, deed, link);
  // "Is linked to" is the report's own word; "has been", "was" and "attributed" tell of what others said.
  const own = told.hidesClaimant === true && !word.startsWith('a') && !isReported(tokens, deed.anchor);
  return own ? deed : told;
}

function isReported(tokens: readonly Token[], verb: number): boolean {
  return find(tokens, verb - 3, verb, (word) => word === 'been' || word === 'was' || word === 'were') >= 0;
}

/** "The theft was ordered by Y": the deed itself is what was ordered. */
function isOrderedDeed(tokens: readonly Token[], cue: number, link: number): boolean {
  if (tokens[link]?.lower !== 'by' || !ORDERED.has(tokens[cue]?.lower ?? '')) return false;
  const be = find(tokens, cue - 4, cue, (word) => PASSIVE.has(word));
  return be > 0 && find(tokens, Math.max(0, be - 6), be, (word) => AFFAIRS.has(word)) >= 0;
}

/** Right before the name or its article: "a unit of the army", and over one adjective: "of neighbouring Varnia". */
function ownLinks(tokens: readonly Token[], { from }: ActorMention): readonly number[] {
  const article = ['the', 'a', 'an', 'its', 'their'].includes(tokens[from - 1]?.lower ?? '')
    ? from - 2
    : from - 1;
  const adjective = /^\p{Ll}+$/u.test(tokens[article]?.text ?? '') ? article - 1 : article;
  return [article, adjective];
}

/** "X is run by the Coastal Directorate": a known actor that is said to be run by an office of any name. */
function servesOpenly(
  tokens: readonly Token[],
  sponsor: ActorMention,
  all: readonly ActorMention[],
  cue: number,
): boolean {
  if (sponsor.object.kind !== 'organisation') return false;
  return all.some(
    ({ to, object, basis }) =>
      basis === undefined &&
      object.kind === 'actor' &&
      to <= cue &&
      cue - to <= 6 &&
      clauseBetween(tokens, to, cue),
  );
}

const THINGS = words(
  'infrastructure servers server domains addresses accounts wallets malware tools code emails',
);
const ORDERED = words('ordered commissioned sponsored funded financed directed instructed');

const PASSIVE = words('is are was were be been being by');

function clauseBetween(tokens: readonly Token[], from: number, to: number): boolean {
  return to - from <= 18 && find(tokens, from, to, (word) => CLAUSE_END.has(word)) < 0;
}
