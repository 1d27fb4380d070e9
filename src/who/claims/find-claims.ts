import type { ActorName, Claim, Reading } from '../../model/index.ts';
import { stateOf } from '../../vocab/states.ts';
import type { WhoContext } from '../context.ts';
import type { ActorMention } from '../names/actor-mention.ts';
import { actorMentionsIn, openMentionsIn } from '../names/actor-mentions.ts';
import { learnedFrom } from '../names/learned-names.ts';
import type { LearnedStates } from '../names/learned-states.ts';
import { learnedStates } from '../names/learned-states.ts';
import { namesIn } from '../names/names-in.ts';
import type { Sentence } from '../sentences.ts';
import { sentencesOf } from '../sentences.ts';
import { isAboutAffair } from './affair.ts';
import { claimFrom } from './claim-from.ts';
import type { Scene } from './deeds/deed.ts';
import { deedsIn } from './deeds/index.ts';
import { onlyTitleIn } from './deeds/report-title.ts';
import { emptyDiscourse, note, referringIn } from './discourse.ts';
import { framesIn } from './frames/index.ts';
import { isHeadline } from './headline.ts';
import { selfReferences } from './self-reference.ts';
import type { Speakers } from './speakers/chain.ts';
import type { Register } from './speakers/register.ts';
import { registerOf } from './speakers/register.ts';
import { rowOf, tableRows } from './table-row.ts';

/** Who says that who did what, sentence by sentence, in the order of the text. */
export function findClaims(
  reading: Reading,
  names: readonly ActorName[],
  context: WhoContext,
): readonly Claim[] {
  const sentences = sentencesOf(reading);
  const reportTitle = onlyTitleIn(reading);
  const register = registerOf(sentences);
  const states = learnedStates(sentences);
  const doers = doersIn(reading, sentences, names, register.people, states);
  const known = emptyDiscourse();
  const affair = isAboutAffair(sentences, namesActor(doers));
  const rows = tableRows(sentences);
  let spoken: { readonly sentence: Sentence; readonly claims: readonly Claim[] } | undefined;
  return sentences.flatMap((sentence, at) => {
    const before = sentences.slice(Math.max(0, at - 2), at);
    const { named = [], open = [] } = doers[at] ?? {};
    const selves = selfReferences(sentence.tokens, named);
    const references = referringIn(reading, sentence, [...named, ...selves], known);
    const pair = known.pair;
    note(known, [...named, ...open]);
    if (isQuestion(reading, sentence) || isCaption(reading, sentence)) return [];
    const mentions = [...named, ...selves];
    const others = [...open, ...references];
    const headline = isHeadline(reading, sentence);
    const scene: Scene = {
      reading,
      sentence,
      names,
      states,
      reportTitle,
      mentions,
      others,
      headline,
      affair,
      length: sentences.length,
      before,
      known: known.names,
      pair,
      ...rowOf(rows, sentence),
    };
    const said =
      spoken?.sentence === before.at(-1) ? (spoken?.claims ?? []).flatMap(({ claimants }) => claimants) : [];
    const speakers: Speakers = { register, context, before: said };
    const claims = claimsIn(scene, speakers, sentences[at + 1]);
    register.organisation = organisationIn(claims, register) ?? register.organisation;
    spoken = { sentence, claims };
    return claims;
  });
}

function namesActor(doers: readonly Doers[]): boolean {
  return doers.some(({ named }) =>
    named.some(
      ({ object, basis }) =>
        basis === undefined &&
        object.kind === 'actor' &&
        object.entity !== undefined &&
        stateOf(object.entity) === undefined,
    ),
  );
}

interface Doers {
  readonly named: readonly ActorMention[];
  readonly open: readonly ActorMention[];
}

/** Who may have done it, sentence by sentence; a name or state that one sentence introduces is known in all. */
function doersIn(
  reading: Reading,
  sentences: readonly Sentence[],
  names: readonly ActorName[],
  people: ReadonlyMap<string, string>,
  states: LearnedStates,
): readonly Doers[] {
  const first = sentences.map((sentence) =>
    actorMentionsIn(reading, sentence, namesIn(names, sentence), undefined, states),
  );
  const full = new Set(people.values());
  const learned = learnedFrom(first, sentences, (name) => full.has(name) || people.has(name));
  const proper = properWords(sentences);
  return sentences.map((sentence) => {
    const named = actorMentionsIn(reading, sentence, namesIn(names, sentence), learned, states);
    const open = openMentionsIn(reading, sentence, named, proper).map((mention) => asPerson(mention, people));
    return { named, open };
  });
}

/** Words that the text writes with a capital within sentences and never without. */
function properWords(sentences: readonly Sentence[]): ReadonlySet<string> {
  const proper = new Set<string>();
  const small = new Set<string>();
  for (const { tokens } of sentences) {
    for (const [at, { text, lower }] of tokens.entries()) {
      if (text === lower) small.add(lower);
      else if (at > 0) proper.add(text);
    }
  }
  return new Set([...proper].filter((word) => !small.has(word.toLowerCase())));
}

/** A name that the text introduces as a person’s, by its full form. */
function asPerson(mention: ActorMention, people: ReadonlyMap<string, string>): ActorMention {
  const { object } = mention;
  const entity = people.get(object.entity?.split(' ').at(-1) ?? '');
  return entity === undefined || object.kind === 'organisation'
    ? mention
    : { ...mention, object: { ...object, kind: 'person', entity } };
}

function claimsIn(scene: Scene, speakers: Speakers, next: Sentence | undefined): readonly Claim[] {
  const deeds = deedsIn(scene);
  const frames = deeds.length === 0 ? [] : framesIn(scene.sentence.tokens);
  return deeds.flatMap((deed) => claimFrom(scene, deed, frames, speakers, next) ?? []);
}

/** Of those who spoke, the last that the text has not introduced as a person. */
function organisationIn(claims: readonly Claim[], register: Register): string | undefined {
  const entities = claims
    .flatMap((claim) => claim.claimants)
    .flatMap(({ entity, span }) => (entity && span ? [entity] : []));
  return entities.findLast((entity) => !register.fullNames.has(entity));
}

/** "Figure 3: …", a picture's text: what it shows, said elsewhere. */
function isCaption(reading: Reading, { start }: Sentence): boolean {
  return (
    /^[*_!>\s[\](]{0,6}(?:fig(?:ure)?\.?|table|image|screenshot|source)[\s:]/iu.test(
      reading.text.slice(start, start + 24),
    ) || reading.text.startsWith('![', start)
  );
}

/** A headline that asks does not say; closing quotation marks and markup may follow its mark. */
function isQuestion(reading: Reading, sentence: Sentence): boolean {
  const ending = reading.text.slice(Math.max(sentence.start, sentence.end - 12), sentence.end);
  return /\?[*_”"’')\]\s]*$/u.test(ending);
}
