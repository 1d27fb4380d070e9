import { jointly, nameKey } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';

/** Words that end or make the name of an organisation. */
const OF_AN_ORGANISATION =
  /\b(?:labs?|security|research|group|team|cert|csirt|institute|agency|ministry|department|university|cent(?:re|er)|networks?|systems?|intelligence|defen[cs]e|bureau|office|service|police|court|council|inc|ltd|gmbh|corp|company|technologies|software|watch|foundation|command|directorate|news|post|times|wire|gazette|ledger|courier|exchange|cyber|analytics|signals|response|forum|bank|union|party|committee|commission|authority|association|capital|partners|college|school|board|society|federation|league|mission|embassy|parliament|government|agencies|prosecutors?|magazine|radio|press)\b/iu;
const CALLED_ONE = /\b(?:firm|company|vendor|agency|maker|group|outlet|newspaper|start-?up|team) $/u;

/**
 * The organisations among those who publish and speak in these reports, as `nameKey`, each with the name
 * it is shown by. What looks like a person's name is one only where a text calls it a firm.
 */
export function organisationsIn(pieces: readonly Piece[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { source, claims } of pieces) {
    const { publisher } = source.report;
    if (publisher !== undefined) for (const name of jointly(publisher)) found.set(nameKey(name), name);
    for (const { entity, span } of claims.flatMap(({ claimants }) => claimants)) {
      if (entity === undefined || span === undefined || found.has(nameKey(entity))) continue;
      const from = source.reading.text.indexOf(entity, span.start);
      const before = source.reading.text
        .slice(Math.max(0, from - 24), Math.max(0, from))
        .replace(/\s/gu, ' ');
      if (
        OF_AN_ORGANISATION.test(entity) ||
        /^\p{Lu}[\p{Lu}\p{N}-]+$/u.test(entity) ||
        CALLED_ONE.test(before)
      ) {
        found.set(nameKey(entity), entity);
      }
    }
  }
  return found;
}
