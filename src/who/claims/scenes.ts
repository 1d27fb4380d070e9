import type { ActorName, Reading } from '../../model/index.ts';
import { stateOf } from '../../vocab/states.ts';
import type { ActorMention } from '../names/actor-mention.ts';
import { actorMentionsIn, openMentionsIn } from '../names/actor-mentions.ts';
import { learnedFrom } from '../names/learned-names.ts';
import type { LearnedStates } from '../names/learned-states.ts';
import { learnedStates } from '../names/learned-states.ts';
import { namesIn } from '../names/names-in.ts';
import type { Sentence } from '../sentences.ts';
import { isAboutAffair } from './affair.ts';
import type { Scene } from './deeds/deed.ts';
import { onlyTitleIn } from './deeds/report-title.ts';
import { emptyDiscourse, note, referringIn } from './discourse.ts';
import { isHeadline } from './headline.ts';
import { selfReferences } from './self-reference.ts';
import { rowOf, tableRows } from './table-row.ts';

/**
 * What is known of each sentence before it is asked for deeds: who is mentioned, and what the text said before.
 * Undefined for a sentence that states nothing: a question, a picture's text.
 * @param people full names by surname, as the text introduces them
 * @param accused names that an earlier look at the text has found accused
 */
export function scenesOf(
  reading: Reading,
  sentences: readonly Sentence[],
  names: readonly ActorName[],
  people: ReadonlyMap<string, string>,
  accused: ReadonlySet<string> = new Set(),
): readonly (Scene | undefined)[] {
  const reportTitle = onlyTitleIn(reading);
  const states = learnedStates(sentences);
  const doers = doersIn(reading, sentences, names, people, accused, states);
  const known = emptyDiscourse();
  const affair = isAboutAffair(sentences, namesActor(doers));
  const rows = tableRows(sentences);
  return sentences.map((sentence, at) => {
    const { named = [], open = [] } = doers[at] ?? {};
    const selves = selfReferences(sentence.tokens, named);
    const references = referringIn(reading, sentence, [...named, ...selves], known);
    const pair = known.pair;
    note(known, [...named, ...open]);
    if (isQuestion(reading, sentence) || isCaption(reading, sentence)) return undefined;
    return {
      reading,
      sentence,
      names,
      states,
      reportTitle,
      mentions: [...named, ...selves],
      others: [...open, ...references],
      headline: isHeadline(reading, sentence),
      affair,
      length: sentences.length,
      before: sentences.slice(Math.max(0, at - 2), at),
      known: known.names,
      pair,
      ...rowOf(rows, sentence),
    };
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
  accused: ReadonlySet<string>,
  states: LearnedStates,
): readonly Doers[] {
  const first = sentences.map((sentence) =>
    actorMentionsIn(reading, sentence, namesIn(names, sentence), undefined, states),
  );
  const full = new Set(people.values());
  const isPerson = (name: string) => full.has(name) || people.has(name);
  const learned = learnedFrom(first, sentences, isPerson, accused);
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

/** "Figure 3: …", a picture's text: what it shows, said elsewhere. */
function isCaption(reading: Reading, { start }: Sentence): boolean {
  return (
    /^[*_!>\s[\](]{0,6}(?:fig(?:ure)?\.?|table|image|screenshot|source|yara signatures?)[\s:]/iu.test(
      reading.text.slice(start, start + 24),
    ) || reading.text.startsWith('![', start)
  );
}

/** A headline that asks does not say; closing quotation marks and markup may follow its mark. */
function isQuestion(reading: Reading, sentence: Sentence): boolean {
  const ending = reading.text.slice(Math.max(sentence.start, sentence.end - 12), sentence.end);
  return /\?[*_”"’')\]\s]*$/u.test(ending);
}
