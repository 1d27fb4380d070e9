import type { Claim, Claimant } from '../../model/index.ts';
import { squashed } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';

/** Agreement with another's finding. */
const ACCEPTS =
  /\b(?:accept(?:s|ed)?|agree[sd]? (?:that|with)|stands? by|stood by|convinced|inclined to believe|not dispute|disputes that|no doubt|no reason to (?:doubt|question|second-guess)|every word)\b/iu;
/** Two or three capitalised words, a title aside. */
const PERSON =
  /^(?:(?:Dr|Mr|Mrs|Ms|Sir|Prof|Professor)\.? )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}\.?)?(?: \p{Lu}[\p{L}’'-]+){1,2}$/u;
/** "@quay_cat", "quay_cat": who posts under a handle. */
const HANDLE = /^@|^[\p{Ll}\p{N}]+(?:[_.-][\p{Ll}\p{N}]+)+$|^[\p{Ll}\p{N}_]+$/u;

/**
 * Whether somebody only holds another's finding for right, or gives an opinion: a person who speaks for nobody and
 * gives no reason, in a report that is not his. Such a word is shown and not counted; a denial always is, and so is
 * whoever owns up.
 *
 * @param organisation for whom he speaks, where that is known
 */
export function onlyComments(
  piece: Piece,
  claim: Claim,
  { entity }: Claimant,
  organisation: string | undefined,
): boolean {
  if (claim.stance !== 'asserts' || entity === undefined) return false;
  if (squashed(claim.object.entity ?? '') === squashed(entity)) return false;
  // Whoever posts what a deed looks like to him saw no machine.
  if (HANDLE.test(entity) && claim.predicate !== 'same-as') return true;
  if (claim.evidence.length > 0) return false;
  if (ACCEPTS.test(claim.span.quote)) return true;
  if (organisation !== undefined || piece.source.report.title.includes(entity)) return false;
  return HANDLE.test(entity) || PERSON.test(entity);
}

/** "We accept Northgate's finding": beside others who say it, the report's own word adds nothing. */
export function onlyAccepts({ stance, evidence, claimants, span }: Claim): boolean {
  if (stance !== 'asserts' || evidence.length > 0) return false;
  return (claimants.length > 1 && ACCEPTS.test(span.quote)) || TAKES_OVER.test(span.quote);
}

/** Says in so many words that the finding is another's. */
const TAKES_OVER =
  /\b(?:accepts?|accepted|share[sd]?|agree[sd]? with) (?:the )?[\p{L}’'. -]{2,40}(?:[’']s?|of [\p{L} ]{2,30}) ?(?:finding|assessment|conclusion|judgement|judgment|attribution|view)|\bno reason to second-guess\b/iu;
