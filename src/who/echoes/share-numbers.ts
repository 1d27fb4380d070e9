import type { Drafts } from './drafts.ts';
import { nameKey } from './names.ts';
import type { Piece } from './piece.ts';
import { passageIn } from './piece.ts';

/** "JA-2026-02": letters, then digits, as issuers number what they publish. */
const NUMBER =
  /(?<![\p{L}\p{N}-])(?:\p{Lu}{2,8}-\p{Nd}{2,4}(?:-\p{Nd}{1,6})?|(?:[Pp]ress release|[Aa]dvisory|[Rr]eport|[Bb]ulletin|[Aa]lert|[Nn]otice) (?:[Nn]o\. ?)?\p{Nd}{2,4}[-/]\p{Nd}{1,6})(?![\p{L}\p{N}])/gu;
/** What everybody numbers alike names no report: vulnerabilities, techniques. */
const COMMON = /^(?:CVE|CWE|ISO|RFC|TA|UNC|APT|FIN|TAG|SHA|UTC|TLP|AES|RSA|UTF)-/iu;

/** A report that calls another by the number in its title has read it. */
export function shareNumbers(pieces: readonly Piece[], drafts: Drafts): void {
  const byNumber = new Map<string, Piece[]>();
  for (const piece of pieces) {
    for (const number of numbersOf(piece)) {
      if (!COMMON.test(number)) byNumber.set(number, [...(byNumber.get(number) ?? []), piece]);
    }
  }
  if (byNumber.size === 0) return;
  for (const piece of pieces) {
    for (const match of piece.source.reading.text.matchAll(NUMBER)) {
      // A number names one text: it outweighs the date of a report that was added to later.
      const [only, another] = byNumber.get(match[0].toLowerCase()) ?? [];
      if (only === undefined || another !== undefined || only === piece) continue;
      if ([...only.own].some((name) => piece.own.has(name))) continue;
      const range = { start: match.index, end: match.index + match[0].length };
      const ground = {
        kind: 'named-source',
        why: `names ${match[0]}`,
        here: [passageIn(piece, range)],
        there: [],
      } as const;
      if (claimsAlike(piece)) drafts.add(piece, only, ground, { credited: true, directedBy: 'credit' });
    }
  }
}

/** What a report calls itself: in its title, or in a line of its own at the top. */
function numbersOf({ source: { report, reading } }: Piece): ReadonlySet<string> {
  const [, ...top] = reading.blocks.slice(0, TOP);
  const lines = top.map(({ start, end }) => reading.text.slice(start, Math.min(end, start + LONGEST_LINE)));
  const stated = lines.filter((line) => report.publisher !== undefined && line.includes(report.publisher));
  return new Set(
    [report.title, ...stated].flatMap((words) =>
      [...words.matchAll(NUMBER)].map(([number]) => number.toLowerCase()),
    ),
  );
}

const TOP = 3;
const LONGEST_LINE = 160;

/** A report without a claim has none from anywhere; one with evidence of its own has it from itself. */
function claimsAlike({ claims, own }: Piece): boolean {
  const asserted = claims.filter(({ stance }) => stance === 'asserts');
  const knows = asserted.some(
    ({ evidence, claimants }) =>
      evidence.length > 0 && claimants.some(({ entity }) => entity !== undefined && own.has(nameKey(entity))),
  );
  return asserted.length > 0 && !knows;
}
