import type { Observable, Reading } from '../../model/index.ts';
import { spanIn } from '../../model/reading.ts';
import type { HowContext } from '../context.ts';
import { assignRole, ownHosts, placesIn } from '../roles/index.ts';
import { type Label, labelledBy } from './labelled/index.ts';
import type { Mention } from './mention.ts';
import { withLabelled } from './merge.ts';
import { portOf } from './port.ts';
import { scan } from './scan.ts';
import { settle } from './settle.ts';
import { withSpacedNames } from './spaced-file-names.ts';

/** Version rises whenever the same reading may give other findings. */
const BY = 'how/observables@2';

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
  return mentionsIn(reading, places).map((mention): Observable => {
    const { type, value, start, end } = mention;
    const span = spanIn(reading, start, end);
    const port = portOf(reading.text, mention);
    const { role, roleWhy, heldBack } = assignRole(mention, places, own);
    return {
      kind: 'observable',
      id: identify(reading.textSha256, 'observable', type, start, end),
      type,
      value,
      raw: span.quote,
      role,
      roleWhy,
      ...(heldBack === undefined ? undefined : { heldBack }),
      ...(port === undefined ? undefined : { port }),
      refanged: mention.steps,
      span,
      status: 'suggested',
      by: BY,
    };
  });
}

function mentionsIn({ text }: ObservableReading, places: ReturnType<typeof placesIn>): readonly Mention[] {
  const labels: Label[] = [];
  const formed = withSpacedNames(settle(scan(text, labels), text, places), places);
  return withLabelled(formed, labelledBy(labels, places));
}
