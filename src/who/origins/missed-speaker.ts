import type { Claim } from '../../model/index.ts';
import { squashed } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';

/** "Also listed by some manufacturers as": somebody says so, and not the report. */
const BY_OTHERS =
  /\b(?:by|among|according to) (?:the )?(?:(?:some|several|many|most|other|certain|various|rival|foreign|independent|security|a number of|a few) ){1,3}(?:\p{Ll}[\p{L}-]+ )?(?:manufacturers|vendors|firms|companies|houses|researchers|experts|analysts|observers|sources|outlets|media|papers|people|others|makers)\b|\bin the (?:trade|press|media|papers)\b/iu;
/** "A group has declared itself responsible": the group says so. */
const OWNS_UP =
  /\b(?:(?:declared|called|named) itself responsible|claim(?:s|ed|ing)? (?:responsibility|credit)|took (?:responsibility|credit)|owned up to)\b/iu;
/** "Its own conclusion is": that of whoever was spoken of before. */
const OF_ANOTHER =
  /^(?:its|their|his|her) (?:own )?(?:\p{Ll}+ )?(?:conclusion|finding|findings|assessment|judgement|judgment|report|view|analysis|verdict|theory|belief)\b/iu;
const LEADING = /^[\p{P}\p{S}\s]+/u;

/** Whoever a sentence is the word of, though it was read as the report's own: his name, or nobody's. */
type MissedSpeaker = { readonly kind: 'named'; readonly entity: string } | { readonly kind: 'nameless' };

/**
 * Looks once more who speaks in a sentence for which no speaker was found, before its publisher is held for its
 * origin: whoever owns up; others without a name; an organisation whose name begins the sentence.
 *
 * @param organisations those of these reports that the text names, as `nameKey`, with how they are shown
 */
export function missedSpeaker(
  piece: Piece,
  { stance, span, object }: Claim,
  organisations: ReadonlyMap<string, string>,
): MissedSpeaker | undefined {
  if (stance !== 'asserts') return undefined;
  const words = span.quote.replace(/\s+/gu, ' ').replace(LEADING, '');
  if (OWNS_UP.test(words) && object.entity !== undefined) return { kind: 'named', entity: object.entity };
  if (BY_OTHERS.test(words) || OF_ANOTHER.test(words)) return { kind: 'nameless' };
  for (const [key, name] of organisations) {
    const other = !piece.own.has(key) && squashed(name) !== squashed(object.entity ?? '');
    if (other && begins(words, name)) return { kind: 'nameless' };
  }
  return undefined;
}

function begins(words: string, name: string): boolean {
  const plain = words.replace(/^[Tt]he /u, '');
  const bare = name.replace(/^[Tt]he /u, '');
  return plain.startsWith(bare) && !/^[\p{L}\p{N}]/u.test(plain.slice(bare.length));
}
