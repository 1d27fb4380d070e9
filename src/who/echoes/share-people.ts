import type { Claim, Claimant } from '../../model/index.ts';
import type { Corpus } from './corpus.ts';
import type { Drafts } from './drafts.ts';
import { nameKey } from './names.ts';
import type { Piece } from './piece.ts';
import { passageIn } from './piece.ts';

interface Spoken {
  readonly piece: Piece;
  readonly claim: Claim;
  readonly claimant: Claimant;
}

/**
 * The same person in the same interview: one report says whom the person told, and that is the other,
 * which quotes the person itself.
 */
export function sharePeople(corpus: Corpus, drafts: Drafts): void {
  const byPerson = new Map<string, Spoken[]>();
  for (const piece of corpus.pieces) {
    for (const claim of piece.claims) {
      for (const claimant of claim.claimants) {
        if (claimant.entity === undefined || !claimant.resolved) continue;
        const key = nameKey(claimant.entity);
        const others = byPerson.get(key);
        if (others === undefined) byPerson.set(key, [{ piece, claim, claimant }]);
        else if (others.length < MOST) others.push({ piece, claim, claimant });
      }
    }
  }
  for (const spoken of byPerson.values()) {
    for (const here of spoken) {
      const channels = new Set((here.claim.via ?? []).map(nameKey));
      const there = spoken.find(
        ({ piece, claim }) =>
          piece !== here.piece &&
          [...piece.own].some((name) => channels.has(name)) &&
          (claim.via ?? []).some((name) => piece.own.has(nameKey(name))),
      );
      if (there !== undefined) add(drafts, here, there);
    }
  }
}

/** Claims of one person that are compared; who is quoted more often speaks in more than one interview. */
const MOST = 200;

function add(drafts: Drafts, here: Spoken, there: Spoken): void {
  const ground = {
    kind: 'same-person',
    why: `${here.claimant.entity} spoke to ${there.piece.source.report.publisher ?? 'it'}`,
    here: [passageIn(here.piece, here.claimant.span ?? here.claim.span)],
    there: [passageIn(there.piece, there.claimant.span ?? there.claim.span)],
  } as const;
  drafts.add(here.piece, there.piece, ground, { credited: true, directedBy: 'credit' });
}
