import { TO_VERBS } from '../../../lexicon/relations.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find, findBack } from '../../phrases.ts';
import { couldUtter } from '../../speakers/could-speak.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed, Scene } from '../deed.ts';
import { backed, couldServe, couldSponsor } from './sides.ts';

const NOUNS = words('link links tie ties connection connections relationship relation association');
const ASSOCIATING = words('associate associates associated connect connects connected');
const PARTS = words(
  'instrument arm unit tool front puppet creature extension branch part cell subsidiary wing',
);
const CALLING = words(
  'call calls called describe describes described regard regards regarded consider considers considered',
);

/** "S links X to Y", "the link between X and Y", "X’s ties to Y", "calls X an arm of Y", "Y is behind X". */
export function tiedTo(
  scene: Scene,
  sponsor: ActorMention,
  all: readonly ActorMention[],
): readonly Deed[] | undefined {
  if (!couldSponsor(sponsor)) return undefined;
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, sponsor);
  const server = all.findLast(
    (mention) =>
      mention.to <= sponsor.from &&
      mention.object.kind === 'actor' &&
      couldServe(mention) &&
      mention.object.entity !== undefined,
  );
  const behind = isBehind(scene, sponsor, all);
  if (behind !== undefined) return behind;
  if (server === undefined || sponsor.from - server.to > 8) return undefined;
  const link = findBack(
    tokens,
    sponsor.from,
    4,
    (word) => word === 'to' || word === 'with' || word === 'and' || word === 'of',
  );
  if (link < server.to) return undefined;
  const word = tokens[link]?.lower ?? '';
  const verb = phraseAround(tokens, server).from - 1;
  const tying =
    (word === 'to' && TO_VERBS.has(tokens[verb]?.lower ?? '')) ||
    (word === 'with' &&
      (ASSOCIATING.has(tokens[verb]?.lower ?? '') || TO_VERBS.has(tokens[verb]?.lower ?? '')));
  if (tying && link - server.to <= 5) {
    const subject = subjectOf(tokens, verb);
    const deed = backed(sponsor, server, verb, server.from, sponsor.to);
    return [subject !== undefined && couldUtter(tokens, subject) ? { ...deed, claimant: subject } : deed];
  }
  const noun = find(tokens, server.to, link, (each) => NOUNS.has(each));
  const owned = tokens[server.to]?.lower === "'s" && noun >= 0 && word !== 'and';
  const between =
    word === 'and' && tokens[verb]?.lower === 'between' && NOUNS.has(tokens[verb - 1]?.lower ?? '');
  if (owned || between)
    return [backed(sponsor, server, owned ? noun : verb - 1, Math.min(verb, server.from), sponsor.to)];
  const part = word === 'of' ? find(tokens, server.to, link, (each) => PARTS.has(each)) : -1;
  const called = part >= 0 && CALLING.has(tokens[verb]?.lower ?? '') && from > server.to;
  return called ? [backed(sponsor, server, part, verb, sponsor.to)] : undefined;
}

function isBehind(
  scene: Scene,
  sponsor: ActorMention,
  all: readonly ActorMention[],
): readonly Deed[] | undefined {
  const { tokens } = scene.sentence;
  const behind = find(tokens, sponsor.to, sponsor.to + 5, (word) => word === 'behind');
  const server = all.find((mention) => mention.from >= behind && mention.from - behind <= 3);
  const known =
    behind > 0 &&
    server?.object.kind === 'actor' &&
    server.basis === undefined &&
    server.object.entity !== undefined;
  const ends = tokens[server?.to ?? 0] === undefined || tokens[server?.to ?? 0]?.lower !== "'s";
  return known && ends ? [backed(sponsor, server, behind, sponsor.from, server.to)] : undefined;
}
