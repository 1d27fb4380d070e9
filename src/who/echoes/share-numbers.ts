import { compareDates } from './dates.ts';
import type { Drafts } from './drafts.ts';
import { nameKey } from './names.ts';
import type { Piece } from './piece.ts';
import { passageIn } from './piece.ts';

/** "JA-2026-02": letters, then digits, as issuers number what they publish. */
const NUMBER = /(?<![\p{L}\p{N}-])\p{Lu}{2,8}-\p{Nd}{2,4}(?:-\p{Nd}{1,6})?(?![\p{L}\p{N}])/gu;
/** What everybody numbers alike names no report: vulnerabilities, techniques. */
const COMMON = /^(?:CVE|CWE|ISO|RFC|TA|UNC|APT|FIN|TAG|SHA|UTC|TLP|AES|RSA|UTF)-/u;

/** A report that calls another by the number in its title has read it. */
export function shareNumbers(pieces: readonly Piece[], drafts: Drafts): void {
  const byNumber = new Map<string, Piece[]>();
  for (const piece of pieces) {
    for (const [number] of piece.source.report.title.matchAll(NUMBER)) {
      if (COMMON.test(number)) continue;
      byNumber.set(number, [...(byNumber.get(number) ?? []), piece]);
    }
  }
  if (byNumber.size === 0) return;
  for (const piece of pieces) {
    for (const match of piece.source.reading.text.matchAll(NUMBER)) {
      const [only, another] = byNumber.get(match[0]) ?? [];
      if (only === undefined || another !== undefined || only === piece || !isEarlier(only, piece)) continue;
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

/** A report without a claim has none from anywhere; one with evidence of its own has it from itself. */
function claimsAlike({ claims, own }: Piece): boolean {
  const asserted = claims.filter(({ stance }) => stance === 'asserts');
  const knows = asserted.some(
    ({ evidence, claimants }) =>
      evidence.length > 0 && claimants.some(({ entity }) => entity !== undefined && own.has(nameKey(entity))),
  );
  return asserted.length > 0 && !knows;
}

function isEarlier(a: Piece, b: Piece): boolean {
  return (compareDates(a.source.report.published, b.source.report.published) ?? -1) < 0;
}
