import type { Observable, ObservableType, Reading } from '../../model/index.ts';
import { spanIn } from '../../model/reading.ts';
import type { HowContext } from '../context.ts';
import { type Assigned, assignRoles, ownHosts, placesIn } from '../roles/index.ts';
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
const BY = 'how/observables@6';

/** As much of a reading as finding observables takes. */
export type ObservableReading = Pick<
  Reading,
  'text' | 'textSha256' | 'blocks' | 'sentences' | 'map' | 'metadata'
>;

/** Names a finding by what it is and where it stands. */
export type IdOf = (type: ObservableType, start: number, end: number) => string;

/**
 * Every mention of an observable, held-back ones included. Nothing here or below needs a platform: what
 * makes the ids is given.
 */
export function observablesIn(reading: ObservableReading, context: HowContext, idOf: IdOf): Observable[] {
  const places = placesIn(reading);
  const own = ownHosts(reading, context);
  const mentions = mentionsIn(reading, places);
  const roles = assignRoles(mentions, places, own);
  return mentions.map((mention, at) => {
    const { type, start, end } = mention;
    return findingOf(reading, mention, roles[at] ?? UNTOLD, idOf(type, start, end));
  });
}

/** There is a role for every mention. */
const UNTOLD: Assigned = { role: 'unknown', roleWhy: '' };

/** Each shape written out, since most are of the first two: spreads and later additions take three times as long. */
function findingOf(reading: ObservableReading, mention: Mention, assigned: Assigned, id: string): Observable {
  const { type, value, steps: refanged } = mention;
  const { role, roleWhy, heldBack } = assigned;
  const span = spanIn(reading, mention.start, mention.end);
  const raw = span.quote;
  const port = portOf(reading.text, mention);
  const [kind, status, by] = ['observable', 'suggested', BY] as const;
  if (port === undefined)
    return heldBack === undefined
      ? { kind, id, type, value, raw, role, roleWhy, refanged, span, status, by }
      : { kind, id, type, value, raw, role, roleWhy, heldBack, refanged, span, status, by };
  const named = { kind, id, type, value, raw, role, roleWhy };
  return { ...named, ...(heldBack === undefined ? {} : { heldBack }), port, refanged, span, status, by };
}

function mentionsIn({ text }: ObservableReading, places: ReturnType<typeof placesIn>): readonly Mention[] {
  const labels: Label[] = [];
  const agents: number[] = [];
  const formed = withRanges(withSpacedNames(settle(scan(text, labels, agents), text, places), places), text);
  const labelled = labelledBy(labels, places);
  return withLabelled(formed, withUserAgents(labelled, text, agents));
}
