import type { Claim, Claimant, TextRange } from '../../model/index.ts';
import { SELF } from '../lexicon/speakers.ts';
import type { Mention } from './mentions.ts';
import { nameKey } from './names.ts';
import type { Piece } from './piece.ts';
import { overlaps } from './piece.ts';
import { proseBlocks } from './words.ts';

/** A report says that it has something from somebody. */
export interface Credit {
  /** As `nameKey`. */
  readonly key: string;
  readonly name: string;
  readonly range: TextRange;
  /** The claim it is credited for, where it is one. */
  readonly claim?: Claim;
  /** The words pass on what was published elsewhere, whatever else the report says. */
  readonly explicit: boolean;
}

const BEFORE =
  /\b(?:according to|(?:told|reported|revealed|published|disclosed|quoted|cited|obtained) (?:by|to|in)|told|citing|quoting|via|report (?:by|from|of)|interview with|h\/t|hat tip to|credit:?) (?:the )?(?:[\p{L}-]{2,20} ){0,3}(?:the )?$/iu;
const PASSES_ON = /\b(?:according to|told|citing|quoting|via|first|by|h\/t|hat tip)\b/iu;
const AFTER =
  /^(?:['’]s (?:report|paper|analysis|article|story|interview)\b|,? (?:(?:has|have|had|was|which) )?(?:first )?(?:the first to )?(?:report(?:ed|s)?|reveal(?:ed|s)?|disclosed?|wrote|writes|published?|describe[ds])\b)/u;

/** Whom a report credits: claimants and channels of its claims, and names of known publishers in words that credit. */
export function creditsOf(piece: Piece, mentions: readonly Mention[]): readonly Credit[] {
  const { text } = piece.source.reading;
  const found: Credit[] = [
    ...piece.claims.flatMap((claim) => claimCredits(piece, claim)),
    ...firstReports(piece),
  ].map((credit) => inFull(credit, mentions));
  for (const { name, range } of mentions) {
    const key = nameKey(name);
    if (piece.own.has(key)) continue;
    const before = BEFORE.exec(
      text.slice(Math.max(0, range.start - 90), range.start).replaceAll('\n', ' '),
    )?.[0];
    const after = AFTER.exec(text.slice(range.end, range.end + 60).replaceAll('\n', ' '))?.[0];
    if (before === undefined && after === undefined) continue;
    const explicit = PASSES_ON.test(before ?? '') || /first|reported/u.test(after ?? '');
    found.push({ key, name, range, explicit });
  }
  return found;
}

/** "Keyhole" where the text has "Keyhole Daily", whose report is at hand. */
function inFull(credit: Credit, mentions: readonly Mention[]): Credit {
  const mention = mentions.find(({ range }) => overlaps(range, credit.range));
  return mention === undefined
    ? credit
    : { ...credit, key: nameKey(mention.name), name: mention.name, range: mention.range };
}

const FIRST_REPORTED =
  /\b(?:[Aa]s (?:the )?(\p{Lu}[\p{L}\p{N}’-]{1,30}(?: \p{Lu}[\p{L}\p{N}’-]{1,30}){0,3}) (?:first )?reported|first reported by (?:the )?(\p{Lu}[\p{L}\p{N}’-]{1,30}(?: \p{Lu}[\p{L}\p{N}’-]{1,30}){0,3}))/gu;

/** "As the Delta Courier first reported": a source by its own words, whether or not its report is at hand. */
function firstReports(piece: Piece): readonly Credit[] {
  const { text, blocks } = piece.source.reading;
  return proseBlocks(blocks).flatMap((block) =>
    [...text.slice(block.start, block.end).matchAll(FIRST_REPORTED)].flatMap((match) => {
      const name = match[1] ?? match[2] ?? '';
      const start = block.start + match.index + match[0].indexOf(name);
      const key = nameKey(name);
      const range = { start, end: start + name.length };
      return piece.own.has(key) ? [] : [{ key, name, range, explicit: true }];
    }),
  );
}

/** A claim that came through a channel is credited to the channel; else to who makes it. */
function claimCredits({ own }: Piece, claim: Claim): readonly Credit[] {
  const via = (claim.via ?? []).filter((name) => !own.has(nameKey(name)));
  if (via.length > 0) {
    return via.flatMap((name) => {
      const at = claim.span.quote.indexOf(name);
      if (at < 0) return [];
      const start = claim.span.start + at;
      return [
        { key: nameKey(name), name, range: { start, end: start + name.length }, claim, explicit: true },
      ];
    });
  }
  // Whoever told the report itself was not read elsewhere.
  if ((claim.via ?? []).length > 0) return [];
  return claim.claimants.flatMap((claimant) => {
    const { entity, span } = claimant;
    if (entity === undefined || span === undefined || !claimant.resolved || own.has(nameKey(entity)))
      return [];
    return isSelf(claimant)
      ? []
      : [{ key: nameKey(entity), name: entity, range: span, claim, explicit: true }];
  });
}

/** "We", "our analysts": the report speaks of itself. */
export function isSelf({ as }: Claimant): boolean {
  return as
    .toLowerCase()
    .split(/\P{L}+/u)
    .some((word) => SELF.has(word));
}
