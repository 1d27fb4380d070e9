import { type TlpLabel, utcInstant } from '../../model/index.ts';
import { objectId } from './ids.ts';
import type { Identity } from './objects.ts';
import { tlpMarking } from './tlp-marking.ts';

/** When the objects that belong to the desk, not to a report, came to be. Never changes. */
export const FIXED_INSTANT: ReturnType<typeof utcInstant> = utcInstant(Date.UTC(2026, 10, 24));

/**
 * Who made the objects: the desk, not the report's publisher, who wrote no STIX. One for each marking,
 * so that the same id never has two contents.
 */
export function deskIdentity(label: TlpLabel): Identity {
  const id = objectId('identity', 'howdunit', label);
  return {
    type: 'identity',
    spec_version: '2.1',
    id,
    created_by_ref: id,
    created: FIXED_INSTANT,
    modified: FIXED_INSTANT,
    name: 'Howdunit',
    description:
      'Made these objects from a kept copy of a report. What they say is the report’s, not its own.',
    identity_class: 'system',
    object_marking_refs: [tlpMarking(label).id],
  };
}
