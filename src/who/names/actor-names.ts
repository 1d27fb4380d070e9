import type { ActorName, Block, Reading } from '../../model/index.ts';
import { blockAt, derivedId, isApart, spanIn } from '../../model/index.ts';
import { actorNames, listingsOf } from '../../vocab/actor-names.ts';
import { attackSoftware } from '../../vocab/attack-software.ts';
import { isOrdinaryWord } from '../../vocab/common-words.ts';
import type { NameIndex, NameMatch } from '../../vocab/name-index.ts';
import { makeNameIndex } from '../../vocab/name-index.ts';
import { ACTOR_NOUNS } from '../lexicon/actors.ts';

const BY = 'who/names@2';

let index: NameIndex<{ name: string }> | undefined;

/** Mentions of names that somebody gave to an actor, each with every list and entry it stands in. */
export function findActorNames(reading: Reading): readonly ActorName[] {
  index ??= makeNameIndex([...actorNames()].map((name) => ({ name })));
  return index(reading.text)
    .filter((match) => namesAnActor(reading.text, match))
    .map((match) => actorName(reading, match));
}

/**
 * An ordinary word, or a name that malware has too, is an actor's only where a word beside it says so:
 * "the Snake group", "a gang called Play".
 */
function namesAnActor(text: string, match: NameMatch<{ name: string }>): boolean {
  const written = text.slice(match.start, match.end);
  if (!isOrdinaryWord(written) && !isSoftwareName(written)) return true;
  return saysActor(wordsAfter(text, match.end)) || saysActor(wordsBefore(text, match.start));
}

let software: ReadonlySet<string> | undefined;

/** ATT&CK lists it as malware or a tool, by this name or another. */
export function isSoftwareName(name: string): boolean {
  software ??= new Set(attackSoftware().flatMap((entry) => [entry.name, ...entry.aliases]));
  return software.has(name);
}

const NEAR = 40;

function wordsAfter(text: string, end: number): readonly string[] {
  return text
    .slice(end, end + NEAR)
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .filter(Boolean)
    .slice(0, 2);
}

function wordsBefore(text: string, start: number): readonly string[] {
  return text
    .slice(Math.max(0, start - NEAR), start)
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .filter(Boolean)
    .slice(-3);
}

function saysActor(words: readonly string[]): boolean {
  return words.some(
    (word) =>
      ACTOR_NOUNS.has(word) &&
      !['unit', 'team', 'brigade', 'soldiers', 'officer', 'officers', 'agents'].includes(word),
  );
}

function actorName(reading: Reading, match: NameMatch<{ name: string }>): ActorName {
  const span = spanIn(reading, match.start, match.end);
  const apart = heldBack(blockAt(reading.blocks, match.start));
  const listed = [...new Set(match.entries.map(({ name }) => name))];
  return {
    kind: 'actor-name',
    id: derivedId('finding', reading.textSha256, 'actor-name', match.start, match.end),
    span,
    status: 'suggested',
    by: BY,
    name: span.quote.replace(/\s+/gu, ' '),
    accordingTo: listed.flatMap((name) => listingsOf(name)),
    ...(apart !== undefined && { heldBack: apart }),
  };
}

function heldBack(block: Block | undefined): string | undefined {
  if (block === undefined) return undefined;
  if (block.kind === 'reference') return 'in the references';
  return isApart(block.kind) ? `in the page’s ${block.kind}` : undefined;
}
