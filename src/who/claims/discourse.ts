import type { Reading } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { stateOf } from '../../vocab/states.ts';
import type { ActorMention } from '../names/actor-mention.ts';
import { antecedent, type Reference, referencesIn } from '../names/references.ts';
import type { Sentence } from '../sentences.ts';

/** Whom the text named last: what "the group", "they" and "he" lead back to. Grows as sentences are read. */
export interface Discourse {
  actor: ActorMention | undefined;
  person: ActorMention | undefined;
  /** The brigade or office that was named last: "the unit". */
  unit: ActorMention | undefined;
  readonly names: Set<string>;
  /** The two that were named last, nearest last: "the two". */
  pair: readonly ActorMention[];
  /** Sentences since the actor was named. */
  age: number;
}

export function emptyDiscourse(): Discourse {
  return { actor: undefined, person: undefined, unit: undefined, names: new Set(), pair: [], age: 0 };
}

export function note(known: Discourse, mentions: readonly ActorMention[]): void {
  const actor = mentions.findLast(
    ({ object, basis }) => basis === undefined && object.kind === 'actor' && object.entity !== undefined,
  );
  known.age = actor === undefined ? known.age + 1 : 0;
  known.actor = actor ?? known.actor;
  for (const mention of mentions) {
    const { object, basis } = mention;
    if (object.kind !== 'actor' || basis !== undefined || object.entity === undefined) continue;
    known.names.add(object.entity);
    known.pair = [...known.pair.filter((other) => other.object.entity !== object.entity), mention].slice(-2);
  }
  known.person = mentions.findLast(({ object }) => object.kind === 'person') ?? known.person;
  known.unit =
    mentions.findLast(
      ({ object, basis }) =>
        object.kind === 'organisation' &&
        basis !== 'reference' &&
        object.entity !== undefined &&
        isUnit(object.entity),
    ) ?? known.unit;
}

/** A pronoun leads back one sentence, "the group" as far as the text goes. */
const PRONOUN_REACH = 1;

function isPerson(word: string): boolean {
  return ['he', 'him', 'she', 'her', 'defendant', 'accused', 'suspect', 'programmer'].includes(word);
}

/** The words of a sentence that stand for somebody named before, with the entity they stand for. */
export function referringIn(
  reading: Reading,
  { tokens }: Sentence,
  mentions: readonly ActorMention[],
  known: Discourse,
): readonly ActorMention[] {
  return referencesIn(tokens).flatMap((reference): ActorMention[] => {
    if (mentions.some(({ from, to }) => from < reference.to + 2 && reference.from < to)) return [];
    const far = reference.pronoun && known.age > PRONOUN_REACH;
    const person =
      isPerson(tokens[reference.from]?.lower ?? '') || isPerson(tokens[reference.to - 1]?.lower ?? '');
    const unit = ['unit', 'brigade'].includes(tokens[reference.to - 1]?.lower ?? '');
    const last = person ? known.person : far ? undefined : unit ? (known.unit ?? known.actor) : known.actor;
    const found = antecedent(tokens, reference, mentions, last);
    const country = found === undefined ? countryBefore(tokens, reference) : undefined;
    if (country !== undefined) {
      const words = spanIn(reading, tokens[reference.from]?.start ?? 0, tokens[reference.to - 1]?.end ?? 0);
      const object = { as: words.quote, kind: 'state' as const, span: words, entity: country };
      return [{ from: reference.from, to: reference.to, object, basis: 'reference' }];
    }
    if (found === undefined) return [];
    const span = spanIn(reading, tokens[reference.from]?.start ?? 0, tokens[reference.to - 1]?.end ?? 0);
    const { kind, entity } = found.object;
    const object = { as: span.quote, kind, span, ...(entity !== undefined && { entity }) };
    return [{ from: reference.from, to: reference.to, object, basis: 'reference' }];
  });
}

/** "The Varnian president said his country": the state by its adjective. */
function countryBefore(tokens: Sentence['tokens'], { from, to }: Reference): string | undefined {
  if (!['country', 'nation'].includes(tokens[to - 1]?.lower ?? '')) return undefined;
  if (!['his', 'her', 'its', 'their'].includes(tokens[from]?.lower ?? '')) return undefined;
  for (let at = from - 1; at >= 0; at -= 1) {
    const entity = stateOf(tokens[at]?.text ?? '');
    if (entity !== undefined) return entity;
  }
  return undefined;
}

/** "71st Signals Brigade", "Unit 40": what "the unit" may be. */
function isUnit(name: string): boolean {
  return (
    name.includes(' ') &&
    /\b(?:unit|brigade|regiment|battalion|corps|division|directorate|department|bureau|service|command)\b/iu.test(
      name,
    )
  );
}
