import type { Token } from '../../tokens.ts';
import { accordingTo, basedOnTalks } from './according-to.ts';
import { believes } from './believes.ts';
import { colon } from './colon.ts';
import type { Frame, FrameFinder } from './frame.ts';
import { hiddenSpeaker } from './hidden-speaker.ts';
import { inReport } from './in-report.ts';
import { opinion, viewIs } from './opinion.ts';
import { owned } from './owned.ts';
import { publishes } from './publishes.ts';
import { citing, hasIt, quotedAs } from './quoted-as.ts';
import { rulesOut } from './rules-out.ts';
import { says } from './says.ts';
import { statement } from './statement.ts';

export type { Frame } from './frame.ts';

const FINDERS: readonly FrameFinder[] = [
  accordingTo,
  basedOnTalks,
  citing,
  quotedAs,
  hasIt,
  inReport,
  opinion,
  viewIs,
  colon,
  hiddenSpeaker,
  statement,
  owned,
  rulesOut,
  believes,
  publishes,
  says,
];

/** Every frame of a sentence, in the order of the words that make them. */
export function framesIn(tokens: readonly Token[]): readonly Frame[] {
  const before = seen.get(tokens);
  if (before !== undefined) return before;
  const found = tokens.flatMap((_, at) => firstOf(tokens, at) ?? []);
  seen.set(tokens, found);
  return found;
}

/** The deeds, the speakers and the quotations of a sentence ask for the same frames. */
const seen = new WeakMap<readonly Token[], readonly Frame[]>();

function firstOf(tokens: readonly Token[], at: number): Frame | undefined {
  for (const finder of FINDERS) {
    const frame = finder(tokens, at);
    if (frame !== undefined) return frame;
  }
  return undefined;
}
