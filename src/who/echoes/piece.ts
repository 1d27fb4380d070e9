import type { Claim, LedgerSource, Passage, Span, TextRange } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import type { Fingerprints } from './fingerprints.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { addressKey, jointly, nameKey } from './names.ts';
import { statedName } from './own-name.ts';
import type { Quotation } from './quotations.ts';
import { quotationsOf } from './quotations.ts';
import type { WordList } from './words.ts';
import { wordsOf } from './words.ts';

/** A report prepared for comparison with many others. */
export interface Piece {
  /** Its place among those that are compared. */
  readonly at: number;
  readonly source: LedgerSource;
  readonly words: WordList;
  readonly fingerprints: Fingerprints;
  readonly quotations: readonly Quotation[];
  readonly claims: readonly Claim[];
  /** Whose voice it speaks with: publisher, else author; as `nameKey`. */
  readonly own: ReadonlySet<string>;
  readonly addresses: readonly string[];
  /** What it says attackers used: type and value → first mention. */
  readonly attackers: ReadonlyMap<string, Span>;
}

export function pieceOf(source: LedgerSource, at: number): Piece {
  const { report, reading, findings } = source;
  // Made when first asked for: a report that is compared with no other needs none of them.
  let words: WordList | undefined;
  let fingerprints: Fingerprints | undefined;
  let quotations: readonly Quotation[] | undefined;
  const attackers = new Map<string, Span>();
  for (const finding of findings) {
    if (finding.kind !== 'observable' || finding.role !== 'attacker' || finding.status === 'rejected')
      continue;
    const key = `${finding.type} ${finding.value}`;
    if (finding.heldBack === undefined && !attackers.has(key)) attackers.set(key, finding.span);
  }
  return {
    at,
    source,
    get words() {
      words ??= wordsOf(reading);
      return words;
    },
    get fingerprints() {
      fingerprints ??= fingerprintsOf(this.words);
      return fingerprints;
    },
    get quotations() {
      quotations ??= quotationsOf(reading);
      return quotations;
    },
    claims: findings.flatMap((finding) =>
      finding.kind === 'claim' && finding.status !== 'rejected' && finding.heldBack === undefined
        ? [finding]
        : [],
    ),
    own: new Set(
      [
        report.publisher,
        ...(report.publisher === undefined ? [] : jointly(report.publisher)),
        source.author,
      ].flatMap((name) => (statedName(name) === undefined ? [] : [nameKey(name ?? '')])),
    ),
    addresses: [report.url, source.statedUrl].flatMap((url) => (url === undefined ? [] : [addressKey(url)])),
    attackers,
  };
}

/** A stretch of a piece's text as evidence. */
export function passageIn({ source: { report, reading } }: Piece, { start, end }: TextRange): Passage {
  return { reportId: report.id, readingId: reading.id, span: spanIn(reading, start, end) };
}

/** A stretch from one word to another, end exclusive. */
export function wordRange({ words }: Piece, from: number, to: number): TextRange {
  return { start: words.starts[from] ?? 0, end: words.ends[to - 1] ?? 0 };
}

export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}
