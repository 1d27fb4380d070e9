import type { Observable, Reading } from '../../model/index.ts';
import { spanIn } from '../../model/reading.ts';
import type { HowContext } from '../context.ts';
import { assignRoles, ownHosts, placesIn } from '../roles/index.ts';
import { type Label, labelledBy } from './labelled/index.ts';
import type { Mention } from './mention.ts';
import { withLabelled } from './merge.ts';
import { portOf } from './port.ts';
import { withRanges } from './ranges.ts';
import { scan } from './scan.ts';
import { settle } from './settle.ts';
import { withSpacedNames } from './spaced-file-names.ts';
import { withUserAgents } from './user-agents.ts';

/** Version rises whenever the same reading may give other findings. */
const BY = 'how/observables@3';

/** As much of a reading as finding observables takes. */
export type ObservableReading = Pick<
  Reading,
  'text' | 'textSha256' | 'blocks' | 'sentences' | 'map' | 'metadata'
>;

/** Names a finding by what it is and where it stands. */
export type Identify = (...parts: readonly (string | number)[]) => string;

/**
 * Every mention of an observable, held-back ones included. Nothing here or below needs a platform: what
 * makes the ids is given.
 */
export function observablesIn(
  reading: ObservableReading,
  context: HowContext,
  identify: Identify,
): Observable[] {
  const places = placesIn(reading);
  const own = ownHosts(reading, context);
  return assignRoles(mentionsIn(reading, places), places, own).map(({ mention, assigned }): Observable => {
    const { type, value, start, end } = mention;
    const span = spanIn(reading, start, end);
    const port = portOf(reading.text, mention);
    const { role, roleWhy, heldBack } = assigned;
    const finding: Growing<Observable> = {
      kind: 'observable',
      id: identify(reading.textSha256, 'observable', type, start, end),
      type,
      value,
      raw: span.quote,
      role,
      roleWhy,
    };
    // One by one and in this order: an object literal with spreads takes three times as long.
    if (heldBack !== undefined) finding.heldBack = heldBack;
    if (port !== undefined) finding.port = port;
    finding.refanged = mention.steps;
    finding.span = span;
    finding.status = 'suggested';
    finding.by = BY;
    return finding as Observable;
  });
}

/** A record that is still being filled in. */
type Growing<R> = { -readonly [Key in keyof R]?: R[Key] };

function mentionsIn({ text }: ObservableReading, places: ReturnType<typeof placesIn>): readonly Mention[] {
  const labels: Label[] = [];
  const agents: number[] = [];
  const formed = withRanges(withSpacedNames(settle(scan(text, labels, agents), text, places), places), text);
  const labelled = labelledBy(labels, places);
  return withLabelled(formed, withUserAgents(labelled, text, agents));
}
