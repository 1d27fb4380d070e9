import type { Claim, TextRange } from '../../model/index.ts';
import type { Credit } from './credit.ts';
import { canPublish, isOwnName, isSelf, OUTLET } from './credit.ts';
import type { Mention } from './mentions.ts';
import { isPartOfName, nameKey } from './names.ts';
import type { Piece } from './piece.ts';
import { overlaps } from './piece.ts';
import { referencesIn } from './references.ts';
import { statedSources } from './stated-sources.ts';
import { proseBlocks } from './words.ts';

const PUBLICATION =
  'report|paper|analysis|article|story|account|interview|case|findings?|attribution|theory|verdict|claim|write-up|blog|post|(?:blog )?post|thread|review|position|view|conclusion|advisory|statement|notice|bulletin|study|assessment|countercharge|accusation';
const BEFORE = new RegExp(
  `\\b(?:according to|(?:told|reported|revealed|published|disclosed|quoted|cited|obtained) (?:by|to|in)|told|citing|quoting|via|(?:${PUBLICATION}) (?:on \\p{L}+ )?(?:by|from|of)|interview with|in line with that of|h\\/t|hat tip to|credit:?|(?:posted|published|signed) under the name(?: of)?|(?:accused|posted|published|claimed|blamed)[^.;“”]{0,40} on) (?:the )?(?:[\\p{L}-]{2,20} ){0,3}(?:the )?$`,
  'iu',
);
const PASSES_ON = /\b(?:according to|told|citing|quoting|via|first|by|h\/t|hat tip)\b/iu;
const AFTER = new RegExp(
  `^(?:(?:['’]s)? (?:[\\p{Ll}-]{2,14} ){0,2}(?:${PUBLICATION})\\b|,? (?:(?:has|have|had|was|which) )?(?:first )?(?:the first to )?(?:report(?:ed|s)?|reveal(?:ed|s)?|disclosed?|wrote|writes|published?|describe[ds])\\b)`,
  'u',
);

const FILLER =
  'and|but|its|has|have|had|is|was|which|who|only|now|since|also|itself|in a (?:report|paper|post|statement)|last \\p{L}+|(?:on )?\\p{Lu}\\p{L}+day|first|still|later|publicly|openly|then|this week|yesterday|today';
const SAYS =
  'said|says?|told|written|writes|wrote|believes?|believed|calls? it|carries|carried|has(?= \\p{Lu})|counts?|blames?|blamed|attributes|attributed|accuses?|accused|assesse[sd]|concluded|concludes|declare[sd]|announced|alleges?|alleged|insists?|insisted|insisting|wrong to|right to|links|linked|ties|tied|pins|pinned|lays|laid|puts|put|ascribes|traces|traced|rests its|caught|withdrew|withdrawn|retracts|retracted|took|pulled|claim(?:s|ed)?|charges?|charged|boasts?|boasted|persuaded|had a (?:paper|report|post)|doubts|doubted|disputes|disputed|denies|denied|rejects|rejected|questions|questioned|argues|argued|thinks|suspects|suspected|noted|notes|warns|warned|adds|added|suggests|suggested|maintains|maintained|confirms|confirmed|finds|found|considers|regards|holds|held|names|named|identifies|identified|points to|pointed to|pointed at';

/** "Northgate Labs, a security firm, has written": a source where both say the same. */
const SPEECH = new RegExp(
  `^(?: and (?:the )?\\p{Lu}[\\p{L} ]{2,40}?)?(?:, [^.;]{3,80}?,|,)? (?:(?:${FILLER}) ){0,3}(?:${SAYS})\\b`,
  'u',
);

/** Whom a report credits: claimants and channels of its claims, and names of known publishers in words that credit. */
export function creditsOf(piece: Piece, mentions: readonly Mention[]): readonly Credit[] {
  const { text } = piece.source.reading;
  const found: Credit[] = [
    ...piece.claims.flatMap((claim) => claimCredits(piece, claim)),
    ...firstReports(piece),
    ...statedSources(piece, mentions),
    ...referencesIn(piece, mentions),
  ]
    .filter(({ name }) => canPublish(name))
    .map((credit) => inFull(credit, mentions));
  for (const { name, range } of mentions) {
    const key = nameKey(name);
    if (isOwnName(piece, key) || !canPublish(name)) continue;
    const before = BEFORE.exec(
      text.slice(Math.max(0, range.start - 90), range.start).replaceAll('\n', ' '),
    )?.[0];
    const after = AFTER.exec(text.slice(range.end, range.end + 60).replaceAll('\n', ' '))?.[0];
    if (before === undefined && after === undefined) {
      if (
        SPEECH.test(text.slice(range.end, range.end + 90).replaceAll('\n', ' ')) &&
        !isCarried(piece, range)
      )
        found.push({ key, name, range, explicit: false, speech: true });
      continue;
    }
    const explicit = PASSES_ON.test(before ?? '') || /first|reported/u.test(after ?? '');
    found.push({ key, name, range, explicit });
  }
  return found;
}

/** In a claim that came through a channel: the channel is the source. */
function isCarried(piece: Piece, range: TextRange): boolean {
  return piece.claims.some(
    ({ span, via = [] }) =>
      overlaps(span, range) && via.some((name) => !isOwnName(piece, name) && span.quote.includes(name)),
  );
}

/** "Keyhole" where the text has "Keyhole Daily", whose report is at hand. */
function inFull(credit: Credit, mentions: readonly Mention[]): Credit {
  const mention = mentions.find(
    ({ name, range }) => overlaps(range, credit.range) && isPartOfName(credit.name, name),
  );
  return mention === undefined
    ? credit
    : { ...credit, key: nameKey(mention.name), name: mention.name, range: mention.range };
}

const FIRST_REPORTED =
  /\b(?:[Aa]s (?:the )?(\p{Lu}[\p{L}\p{N}’-]{1,30}(?: \p{Lu}[\p{L}\p{N}’-]{1,30}){0,3}) (?:first )?reported|first reported by (?:the )?(\p{Lu}[\p{L}\p{N}’-]{1,30}(?: \p{Lu}[\p{L}\p{N}’-]{1,30}){0,3}))/gu;

/** "As the Delta Courier first reported": a source by its own words, whether or not its report is at hand. */
function firstReports(piece: Piece): readonly Credit[] {
  const { text, blocks } = piece.source.reading;
  return proseBlocks(blocks).flatMap((block) => {
    const words = text.slice(block.start, block.end);
    if (!words.includes('reported')) return [];
    return [...words.matchAll(FIRST_REPORTED)].flatMap((match) => {
      const name = match[1] ?? match[2] ?? '';
      const start = block.start + match.index + match[0].indexOf(name);
      const key = nameKey(name);
      const range = { start, end: start + name.length };
      return isOwnName(piece, key) ? [] : [{ key, name, range, explicit: true, published: true }];
    });
  });
}

/** A claim that came through a channel is credited to the channel; else to who makes it. */
function claimCredits(piece: Piece, claim: Claim): readonly Credit[] {
  // What else a group is called tells nothing of the affair, and whoever retracts is no source of the claim.
  if (claim.predicate === 'same-as') return [];
  if (claim.predicate === 'removed' || claim.predicate === 'corrected') return retractions(piece, claim);
  // A channel that stands elsewhere ("Question, Radio Quay:") asked and did not publish.
  const via = (claim.via ?? []).filter((name) => !isOwnName(piece, name) && claim.span.quote.includes(name));
  if (via.length > 0) {
    return via.flatMap((name) => {
      const at = claim.span.quote.indexOf(name);
      if (at < 0) return [];
      const start = claim.span.start + at;
      return [
        {
          key: nameKey(name),
          name,
          range: { start, end: start + name.length },
          claim,
          explicit: true,
          published: isOutlet(name, claim.span.quote),
        },
      ];
    });
  }
  // Whoever told the report itself was not read elsewhere.
  if ((claim.via ?? []).some((name) => isOwnName(piece, name))) return [];
  return claim.claimants.flatMap((claimant) => {
    const { entity, span } = claimant;
    if (entity === undefined || span === undefined || !claimant.resolved || isOwnName(piece, entity))
      return [];
    if (isSelf(claimant))
      return isCopied(piece, entity)
        ? [{ key: nameKey(entity), name: entity, range: span, claim, explicit: true, published: true }]
        : [];
    const published = isOutlet(entity, claim.span.quote) && !isPerson(entity);
    return [{ key: nameKey(entity), name: entity, range: span, claim, explicit: true, published }];
  });
}

/** "Northgate retracts its paper": where a report of Northgate says so, that is where it was read. */
function retractions(piece: Piece, claim: Claim): readonly Credit[] {
  const { entity, span } = claim.subject ?? {};
  if (entity === undefined || span === undefined || isOwnName(piece, entity)) return [];
  return [{ key: nameKey(entity), name: entity, range: span, claim, explicit: true }];
}

/** A report that speaks as "we" in somebody else's name reproduces that text. */
function isCopied({ claims }: Piece, entity: string): boolean {
  const house =
    /\b(?:labs?|institute|research|security|agency|cent(?:re|er)|university|directorate|analytics|response)\b/iu;
  return (
    house.test(entity) &&
    claims.some(({ claimants }) => claimants.some((one) => one.entity === entity && isSelf(one)))
  );
}

const REPORTS =
  /\b(?:report(?:s|ed)|writes|wrote|carries|carried|published|according to|said|says|told|quot(?:es|ed))\b/u;

/** A paper, an agency or a station that is said to have carried it. */
function isOutlet(name: string, sentence: string): boolean {
  return (
    OUTLET.test(name) &&
    name.split(' ').filter((word) => /^\p{Lu}/u.test(word)).length > 1 &&
    REPORTS.test(sentence)
  );
}

function isPerson(name: string): boolean {
  return /^\p{Lu}\p{Ll}+ \p{Lu}[\p{Ll}-]+$/u.test(name) && !OUTLET.test(name);
}
