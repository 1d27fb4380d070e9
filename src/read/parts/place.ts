import type { PartPlace, SourcePlace } from '../../model/index.ts';

/** A stretch of a text; UTF-16 offsets, end exclusive. */
export function rangeAt(start: number, end: number): SourcePlace {
  return { kind: 'source-range', start, end };
}

export function partAt(path: string, at?: SourcePlace): PartPlace {
  return at === undefined ? { kind: 'part', path } : { kind: 'part', path, at };
}

/** Where a place begins: what a separator before it is led back to. */
export function beginningOf(place: SourcePlace): SourcePlace {
  if (place.kind === 'source-range') return rangeAt(place.start, place.start);
  if (place.kind === 'part' && place.at !== undefined) return partAt(place.path, beginningOf(place.at));
  return place;
}

/** Whether the second place goes on where the first ends, so that both are one stretch of one text. */
export function continues(first: SourcePlace, second: SourcePlace): boolean {
  if (first.kind === 'source-range') return second.kind === 'source-range' && first.end === second.start;
  if (first.kind !== 'part' || second.kind !== 'part' || first.path !== second.path) return false;
  return first.at !== undefined && second.at !== undefined && continues(first.at, second.at);
}

/** Both places as one; call it only where `continues` holds. */
export function joined(first: SourcePlace, second: SourcePlace): SourcePlace {
  if (first.kind === 'source-range' && second.kind === 'source-range')
    return rangeAt(first.start, second.end);
  if (first.kind === 'part' && first.at !== undefined && second.kind === 'part' && second.at !== undefined)
    return partAt(first.path, joined(first.at, second.at));
  return first;
}
