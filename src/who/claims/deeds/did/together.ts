import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import type { Deed, Scene } from '../deed.ts';

const JOINS = words('and & , as well both the');
const ALIASING = words('aka alias known called dubbed named nicknamed a.k.a tracked');
/** Words back from a further name to the word that says it is one. */
const REACH = 8;

/** "Known as X or Y", "(aka X, Y)": Y is a further name of the one before it, and no second doer. */
export function isFurtherName(
  tokens: readonly Token[],
  mention: ActorMention,
  all: readonly ActorMention[],
): boolean {
  const left = all.findLast(({ to, object }) => to <= mention.from && object.kind === 'actor');
  if (left === undefined || mention.from - left.to > 2 || mention.object.kind !== 'actor') return false;
  const between = tokens.slice(left.to, mention.from).map(({ lower }) => lower);
  if (between.length === 0 || !between.every((word) => word === 'or' || word === ',' || word === '/'))
    return false;
  for (let at = left.from - 1; at >= Math.max(0, left.from - REACH); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (ALIASING.has(word)) return true;
    if (/^[.;:)]$/u.test(word)) return false;
  }
  return false;
}

/** "Created by A and B", "A and B were behind it": what is said of the one whom "and" joins is said of the other. */
export function joinedDoers(scene: Scene, found: readonly Deed[]): readonly Deed[] {
  const { tokens } = scene.sentence;
  const done = new Set(found.map(({ object }) => object.span?.start));
  return found.flatMap((deed) => {
    const at = scene.mentions.findIndex(({ object }) => object.span?.start === deed.object.span?.start);
    const mention = scene.mentions[at];
    if (mention === undefined) return [];
    return [scene.mentions[at - 1], scene.mentions[at + 1]].flatMap((other): Deed[] => {
      if (other === undefined || done.has(other.object.span?.start) || !isAlike(mention, other)) return [];
      const [first, second] = other.from < mention.from ? [other, mention] : [mention, other];
      const between = tokens.slice(first.to, second.from).map(({ lower }) => lower);
      if (between.length === 0 || !between.every((word) => JOINS.has(word))) return [];
      if (!between.includes('and') && !between.includes('&') && !between.includes('well')) return [];
      return [
        {
          ...deed,
          object: other.object,
          from: Math.min(deed.from, other.from),
          to: Math.max(deed.to, other.to),
        },
      ];
    });
  });
}

function isAlike(one: ActorMention, other: ActorMention): boolean {
  return (
    one.basis === other.basis && one.object.kind === other.object.kind && other.object.entity !== undefined
  );
}
