import type { Claim, Claimant } from '../../model/index.ts';
import { claimKey } from '../origins/claim-key.ts';
import type { Corpus } from './corpus.ts';
import { isOwnName, isSelf } from './credit.ts';
import { compareDates } from './dates.ts';
import type { Drafts } from './drafts.ts';
import { isPartOfName, nameKey, squashed } from './names.ts';
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
        const key = nameKey(claimant.entity).split(' ').at(-1) ?? '';
        const others = byPerson.get(key);
        if (others === undefined) byPerson.set(key, [{ piece, claim, claimant }]);
        else if (others.length < MOST) others.push({ piece, claim, claimant });
      }
    }
  }
  for (const all of byPerson.values()) {
    for (const here of all) {
      const spoken = all.filter(({ claimant }) => areOne(claimant, here.claimant));
      const channels = new Set((here.claim.via ?? []).map(nameKey));
      const there = spoken.find(
        ({ piece, claim }) =>
          piece !== here.piece &&
          [...piece.own].some((name) => channels.has(name)) &&
          (claim.via ?? []).some((name) => piece.own.has(nameKey(name))),
      );
      if (there !== undefined) add(drafts, here, there);
      else passOn(corpus, here, spoken, drafts);
    }
  }
}

/**
 * Who says a thing in an earlier report and is said to say the same in a later one, without having told it so: the
 * later has it from where it was first said. Not where whoever speaks published it, and not where it has it already.
 */
function passOn(
  { respelled, byVoice }: Corpus,
  here: Spoken,
  spoken: readonly Spoken[],
  drafts: Drafts,
): void {
  const { piece, claim, claimant } = here;
  if (claim.stance !== 'asserts' || claim.predicate === 'same-as' || (claim.via ?? []).length > 0) return;
  if (
    isSelf(claimant) ||
    isOwnName(piece, claimant.entity ?? '') ||
    byVoice.has(nameKey(claimant.entity ?? ''))
  )
    return;
  const name = claimant.entity ?? '';
  // Whoever owns up does so to everybody; "the government" may be any.
  if (!/^\p{Lu}/u.test(name) || squashed(name) === squashed(claim.object.entity ?? '')) return;
  const key = claimKey(claim, piece.source.report.publisher, respelled);
  const before = spoken.filter(
    (other) =>
      other.piece !== piece &&
      claimKey(other.claim, other.piece.source.report.publisher, respelled) === key &&
      (compareDates(other.piece.source.report.published, piece.source.report.published) ?? 1) < 0,
  );
  if (before.some((other) => drafts.has(piece, other.piece))) return;
  const [first, ...others] = before;
  if (first !== undefined && others.every((other) => other.piece === first.piece)) add(drafts, here, first);
}

function areOne({ entity: a = '' }: Claimant, { entity: b = '' }: Claimant): boolean {
  return isPartOfName(a, b) || isPartOfName(b, a);
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
