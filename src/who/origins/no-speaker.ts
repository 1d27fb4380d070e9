import type { Claim, Claimant } from '../../model/index.ts';
import { nameKey } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';

const PERSONAL = /^(?:he|she)$/iu;
/** "It", "they": whoever was spoken of last. */
const PRONOUN = /^(?:it|he|she|they)$/iu;
/** UTF-16 code units before a pronoun in which its name must stand. */
const NEAR = 300;
/** What rests on a thing is not said by the thing. */
const RESTS = /\b(?:rests?|rested|relies|relied|based|hinges?|depends?) (?:up)?on\b/iu;
/** "A peer with whom we shared our notes": the peer speaks. */
const BESIDE = /\b(?:with|to|from|for|by) (?:which|whom) $/u;
/** Offices and people that every state and paper has, without a name; "Low-confidence" begins a sentence. */
const ANYBODY =
  /^(?:the |a |an |our |their |its )?(?:(?:federal )?(?:government|ministry|state|authorities|army|military|navy|administration|cabinet|minister|president|police|prosecutors|officials|investigators|detectives|editors|reporters|experts|analysts|researchers|sources)|federal|\p{L}{2,14}-(?:confidence|level|based|led|linked|backed))$/iu;
/** "Foreign Minister Vale": one of some state, by the surname alone. */
const TITLED =
  /^(?:the |our )?(?:\p{L}+ )?(?:minister|president|chancellor|ambassador|secretary|senator|general|admiral|colonel)\b/iu;
/** "The Minister of the Interior": an office, and no name. */
const TITLE = /^(?:the )?(?:\p{L}+ )?(?:minister|secretary|chancellor|ambassador)(?: (?:of|for) |$)/iu;

/**
 * Whether the words that were taken for a speaker tie the claim to nobody who could be counted: a pronoun read as the
 * publisher where the publisher is not spoken of, what a judgement rests on.
 */
export function isNoSpeaker(piece: Piece, { as, entity, span }: Claimant): boolean {
  const words = as.replace(/\s+/gu, ' ').trim();
  if (RESTS.test(words)) return true;
  if (entity === undefined || span === undefined) return false;
  const { source, own } = piece;
  const before = source.reading.text.slice(Math.max(0, span.start - NEAR), span.start).replace(/\s+/gu, ' ');
  if (BESIDE.test(before)) return true;
  if (!PRONOUN.test(words) || !own.has(nameKey(entity))) return false;
  const isHouse = nameKey(entity) === nameKey(source.report.publisher ?? '');
  return (PERSONAL.test(words) && isHouse) || !before.includes(entity);
}

/** Whether a speaker is an office that every state has, of a state that the reports do not name. */
export function isAnyOffice(entity: string): boolean {
  return ANYBODY.test(entity);
}

/** Whether a speaker is known by a title and a surname alone. */
export function isTitled({ as }: Claimant, entity: string): boolean {
  return TITLED.test(as.trim()) && !entity.includes(' ');
}

/** Whether a speaker is only described: "Quorland’s top police", "the Minister of the Interior". */
export function isOnlyDescribed(entity: string): boolean {
  const bare = entity.replace(/^\p{Lu}[\p{L} ]{0,40}[’']s /u, '');
  return !/\p{Lu}/u.test(bare) || TITLE.test(entity);
}

/** "Dalmere said that Dalmere’s naval intelligence did it": nobody accuses his own, so that he was misread. */
export function accusesItsOwn({ stance, predicate, object }: Claim, entity: string): boolean {
  if (stance !== 'asserts' || (predicate !== 'did' && predicate !== 'sponsored')) return false;
  if (object.kind === 'actor' || object.entity === undefined) return false;
  const [accused, speaker] = [nameKey(object.entity), nameKey(entity)];
  return accused !== speaker && ` ${accused} `.replaceAll(/[’']s /gu, ' ').includes(` ${speaker} `);
}
