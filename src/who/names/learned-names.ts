import { stateOf } from '../../vocab/states.ts';
import { TOOLS } from '../lexicon/actors.ts';
import type { Token } from '../tokens.ts';
import type { ActorMention, FoundActor } from './actor-mention.ts';
import { isSoftwareName } from './actor-names.ts';
import { introducedIn } from './introduced-names.ts';
import { votesIn } from './name-votes.ts';
import { quotedNamesIn } from './quoted-names.ts';

interface Learned {
  readonly words: readonly string[];
  readonly entity: string;
  /** A short form ("the Lynx" for Brazen Lynx) counts only after its article. */
  readonly short?: boolean;
}

/** Names that the text itself says are an actor's, by their first word. */
export type LearnedNames = ReadonlyMap<string, readonly Learned[]>;

type Sentences = readonly { readonly tokens: readonly Token[] }[];

/**
 * What "the group Slow Tide" teaches of "Slow Tide" in the rest of the text, and of "the Tide". None that
 * software has; a single word only where the text says outright that it is an actor and never writes it small.
 * @param accused names that the text accuses, by what stands around them
 */
export function learnedFrom(
  mentions: Iterable<readonly ActorMention[]>,
  sentences: Sentences = [],
  isPerson: (name: string) => boolean = () => false,
  accused: ReadonlySet<string> = new Set(),
): LearnedNames {
  const learned = new Map<string, Learned[]>();
  const small = smallWords(sentences);
  const seen = new Set<string>();
  const learn = (name: string, single: boolean): void => {
    const words = name.split(' ');
    if (seen.has(name) || stateOf(name) !== undefined || isSoftwareName(name) || isThing(words)) return;
    const handle = /[_\d]/u.test(name);
    if (words.length < 2 && (!single || name.length < 4 || (!handle && small.has(name.toLowerCase()))))
      return;
    seen.add(name);
    add(learned, { words, entity: name });
    const last = titleCase(words.at(-1) ?? '');
    if (words.length > 1 && /^\p{Lu}\p{Ll}{2,}$/u.test(last))
      add(learned, { words: [last], entity: name, short: true });
  };
  for (const { object } of [...mentions].flat()) {
    if (object.kind === 'actor' && object.entity !== undefined) learn(object.entity, false);
  }
  const votes = new Map<string, number>();
  const enough = sentences.length < LONG ? ENOUGH : SURE;
  for (const { tokens } of sentences) {
    for (const { name, strong } of introducedIn(tokens)) learn(name, strong);
    for (const name of quotedNamesIn(tokens)) learn(name, true);
    votesIn(tokens, votes);
  }
  for (const [name, vote] of votes) {
    if (vote >= enough && !isPerson(name)) learn(name, vote > enough && !/^\p{Lu}\p{Ll}+$/u.test(name));
  }
  for (const name of accused) if (!isPerson(name)) learn(name, true);
  return learned;
}

/** So many places must speak for a name; a long report names many programs in the same places. */
const ENOUGH = 2;
const SURE = 5;
/** Sentences. */
const LONG = 60;

/** "Botnet", "report.doc", "Leveraging Leaked Tools": what a heading or a list of files puts where a name might stand. */
function isThing(words: readonly string[]): boolean {
  return (
    words.length > LONGEST ||
    words.some((word) => TOOLS.has(word.toLowerCase()) || FILE.test(word)) ||
    (words.length > 1 && GERUND.test(words[0] ?? ''))
  );
}

/** Words in a name. */
const LONGEST = 3;
const FILE = /\.[a-z]{2,4}$|^covid/iu;
const GERUND = /^\p{Lu}\p{L}{2,}ing$/u;

function add(learned: Map<string, Learned[]>, entry: Learned): void {
  const first = entry.words[0] ?? '';
  learned.set(first, [...(learned.get(first) ?? []), entry]);
}

function titleCase(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

function smallWords(sentences: Sentences): ReadonlySet<string> {
  return new Set(
    sentences.flatMap(({ tokens }) =>
      tokens.filter(({ text, lower }) => text === lower).map(({ lower }) => lower),
    ),
  );
}

/** A learned name that begins at `at`. */
export function learnedName(
  tokens: readonly Token[],
  at: number,
  learned: LearnedNames,
): FoundActor | undefined {
  const found = learned
    .get(tokens[at]?.text ?? '')
    ?.filter(({ short }) => short !== true || isShort(tokens, at))
    .find(({ words }) => words.every((word, offset) => tokens[at + offset]?.text === word));
  return found && { from: at, to: at + found.words.length, kind: 'actor', entity: found.entity };
}

function isShort(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.lower === 'the' && !/^\p{Lu}/u.test(tokens[at + 1]?.text ?? '');
}
