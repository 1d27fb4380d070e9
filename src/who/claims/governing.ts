import type { Deed } from './deeds/deed.ts';
import type { Frame } from './frames/index.ts';
import type { TokenRange } from './phrases.ts';

/** The frames that cover the deed, outermost first. A frame whose speaker is the deed's own doer is none. */
export function governing(frames: readonly Frame[], deed: Deed): readonly Frame[] {
  return frames
    .filter(
      (frame) =>
        frame.covers.from <= deed.anchor && deed.anchor < frame.covers.to && frame.verb !== deed.anchor,
    )
    .filter(
      (frame) =>
        frame.claimant === undefined || !overlap(frame.claimant, deed) || deed.predicate === 'removed',
    )
    .sort((a, b) => width(b.covers) - width(a.covers) || a.verb - b.verb);
}

function overlap(range: TokenRange, deed: Deed): boolean {
  return range.from < deed.to && deed.from < range.to && deed.claimant === undefined;
}

function width(range: TokenRange): number {
  return range.to - range.from;
}
