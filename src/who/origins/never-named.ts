import type { Claim } from '../../model/index.ts';
import { nameKey } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';

/** Shorter words tell nothing. */
const SHORTEST = 4;
/** Letters by which "Varnia" and "Varnian" are one. */
const STEM = 5;

/** Whether somebody never named whom another report has him accuse. */
export type NeverNamed = (speaker: string, claim: Claim) => boolean;

/**
 * Where what somebody published himself is among the reports, it tells what he said: a name that stands nowhere in it
 * is another's, whatever is reported of him.
 */
export function neverNamed(pieces: readonly Piece[]): NeverNamed {
  const byPublisher = new Map<string, Piece[]>();
  for (const piece of pieces)
    for (const key of piece.own) byPublisher.set(key, [...(byPublisher.get(key) ?? []), piece]);
  const texts = new Map<Piece, string>();
  const textOf = (piece: Piece): string => {
    const text = texts.get(piece) ?? piece.source.reading.text.toLowerCase();
    texts.set(piece, text);
    return text;
  };
  return (speaker, { stance, predicate, object }) => {
    if (stance !== 'asserts' || (predicate !== 'did' && predicate !== 'sponsored')) return false;
    const own = byPublisher.get(nameKey(speaker)) ?? [];
    if (own.length === 0) return false;
    const stems = stemsOf(object.entity ?? '');
    return stems.length > 0 && own.every((piece) => !stems.every((stem) => textOf(piece).includes(stem)));
  };
}

function stemsOf(name: string): readonly string[] {
  return nameKey(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST)
    .map((word) => word.slice(0, STEM));
}
