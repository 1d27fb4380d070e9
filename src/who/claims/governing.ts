import type { Token } from '../tokens.ts';
import type { Deed } from './deeds/deed.ts';
import type { Frame } from './frames/index.ts';
import type { TokenRange } from './phrases.ts';

/** The frames that cover the deed, outermost first. A frame whose speaker is the deed's own doer is none. */
export function governing(
  frames: readonly Frame[],
  deed: Deed,
  tokens: readonly Token[] = [],
): readonly Frame[] {
  return frames
    .map((frame) => untilTag(frames, frame))
    .filter(
      (frame) =>
        frame.covers.from <= deed.anchor && deed.anchor < frame.covers.to && frame.verb !== deed.anchor,
    )
    .filter(
      (frame) =>
        frame.claimant === undefined ||
        isInfix(frame, frame.claimant) ||
        !overlap(frame.claimant, deed, tokens) ||
        deed.predicate === 'removed',
    )
    .sort((a, b) => width(b.covers) - width(a.covers) || a.verb - b.verb);
}

/** "The ministry says X did it, the Wire reports": what the ministry says ends where the Wire comes in. */
function untilTag(frames: readonly Frame[], frame: Frame): Frame {
  const tag = frames.find(
    ({ covers, claimant, verb }) =>
      covers.from === 0 &&
      claimant !== undefined &&
      claimant.from > frame.verb &&
      covers.to <= verb &&
      claimant.from < frame.covers.to,
  );
  const to = tag?.claimant?.from;
  if (to === undefined || frame.covers.from === 0) return frame;
  return { ...frame, covers: { from: frame.covers.from, to: Math.max(frame.covers.from, to) } };
}

/** "X, the agency said, did it": the speaker stands inside what he says. */
function isInfix({ covers, verb }: Frame, claimant: TokenRange): boolean {
  return covers.from <= claimant.from && claimant.to <= verb && verb < covers.to && claimant.from > 0;
}

/** The words for whoever did it, or those of the deed where they are not known. */
function overlap(range: TokenRange, deed: Deed, tokens: readonly Token[]): boolean {
  if (range.from >= deed.to || deed.from >= range.to || deed.claimant !== undefined) return false;
  const [start, end] = [tokens[range.from]?.start, tokens[range.to - 1]?.end];
  const doers = [deed.object.span, deed.subject?.span].filter((span) => span !== undefined);
  if (start === undefined || end === undefined || doers.length === 0) return true;
  return doers.some((span) => span.start < end && start < span.end);
}

function width(range: TokenRange): number {
  return range.to - range.from;
}
