import { derivedId, type Observable, spanIn } from '../../model/index.ts';
import type { Finder } from '../context.ts';
import { assignRole, ownHosts, placesIn } from '../roles/index.ts';
import { labelledIn } from './labelled/index.ts';
import { withLabelled } from './merge.ts';
import { scan } from './scan.ts';
import { settle } from './settle.ts';
import { withSpacedNames } from './spaced-file-names.ts';

/** Version rises whenever the same reading may give other findings. */
const BY = 'how/observables@2';

/**
 * Every mention of an observable in a reading, held-back ones included, each with the part it plays
 * and why. What is one mention, one URL, one host is written down in docs/explanation/observables.md.
 */
export const findObservables: Finder = (reading, context) => {
  const places = placesIn(reading);
  const own = ownHosts(reading, context);
  const formed = withSpacedNames(settle(scan(reading.text), reading.text, places), places);
  const mentions = withLabelled(formed, labelledIn(places));
  return mentions.map((mention): Observable => {
    const { type, value, start, end } = mention;
    const span = spanIn(reading, start, end);
    return {
      kind: 'observable',
      id: derivedId('finding', reading.textSha256, 'observable', type, start, end),
      type,
      value,
      raw: span.quote,
      ...assignRole(mention, places, own),
      refanged: mention.steps,
      span,
      status: 'suggested',
      by: BY,
    };
  });
};
