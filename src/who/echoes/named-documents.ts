import type { EchoGround, TextRange } from '../../model/index.ts';
import { compareDates } from './dates.ts';
import type { Drafts } from './drafts.ts';
import type { Piece } from './piece.ts';
import { passageIn } from './piece.ts';

/** Texts that are spoken of by their kind alone, because there is one of them. */
const KIND = 'indictment|joint advisory|advisory|white paper|affidavit|criminal complaint|court papers';
/** Where such a text is what is passed on. */
const PASSED_ON = new RegExp(
  `\\b(?:(?:according to|citing|as|headline of) (?:the|an|its|this) (?:[\\p{L}\\p{N}-]{1,20} ){0,3}(${KIND})|(?:the|an) (?:[\\p{L}\\p{N}-]{1,20} ){0,2}(${KIND})(?:, [^,.;]{3,60},|,? (?:unsealed|published|released|issued|filed) (?:on|in|by|yesterday|today)[^,.;]{0,40},?)? (?:further )?(?:alleges?|alleged|says?|said|states?|stated|accuses?|accused|charges|charging|names|identifies|reads|goes further)|signed the (${KIND}))\\b`,
  'giu',
);
const KINDS = new RegExp(KIND, 'iu');
/** Kinds that are public wherever they lie: a source even where they are not among the reports. */
const PUBLIC = /^(?:indictment|affidavit|criminal complaint|court papers)$/iu;
const PROSECUTOR = /\b(?:prosecutors?|crown office|attorney|department of justice)\b/iu;
const OF_OTHERS = /\bgrand (?:jury|panel)\b/iu;

/**
 * "According to the indictment": the report has it from that text. It is the only report with such a title, if one
 * is among the reports and was published before; else, where such texts are public, it stays outside.
 */
export function nameDocuments(pieces: readonly Piece[], drafts: Drafts): void {
  const byKind = new Map<string, Piece[]>();
  for (const piece of pieces) {
    for (const kind of new Set(piece.source.report.title.toLowerCase().match(new RegExp(KIND, 'gu')) ?? []))
      byKind.set(kind, [...(byKind.get(kind) ?? []), piece]);
  }
  for (const piece of pieces) {
    const { text } = piece.source.reading;
    if (!KINDS.test(text)) continue;
    for (const match of text.matchAll(PASSED_ON)) {
      const kind = (match[1] ?? match[2] ?? match[3] ?? '').toLowerCase();
      const range = { start: match.index, end: match.index + match[0].length };
      const named = (byKind.get(kind) ?? []).filter((other) => isOther(other, piece));
      const [only, another] = named;
      const known = (byKind.get(kind) ?? []).length > 0;
      if (only !== undefined && another === undefined)
        drafts.add(piece, only, ground(piece, range, kind), { credited: true, directedBy: 'credit' });
      else if (!known && PUBLIC.test(kind) && !isOwnCharge(piece))
        drafts.add(piece, `the ${kind}`, ground(piece, range, kind), {
          credited: true,
          directedBy: 'credit',
        });
    }
  }
}

function isOther(other: Piece, piece: Piece): boolean {
  const before = (compareDates(other.source.report.published, piece.source.report.published) ?? -1) < 0;
  return other !== piece && before && ![...other.own].some((name) => piece.own.has(name));
}

/** A prosecutor speaks of its own charge, unless others returned it. */
function isOwnCharge({ source: { report, reading } }: Piece): boolean {
  return PROSECUTOR.test(report.publisher ?? '') && !OF_OTHERS.test(reading.text);
}

function ground(piece: Piece, range: TextRange, kind: string): EchoGround {
  return { kind: 'named-source', why: `names the ${kind}`, here: [passageIn(piece, range)], there: [] };
}
