import type { KeptSighting, Observable, TlpLabel, UtcInstant } from '../../model/index.ts';
import { TLP_LABELS } from '../../model/index.ts';
import { deskIdentity, FIXED_INSTANT } from './desk-identity.ts';
import { evidenceOf } from './evidence.ts';
import { common, type Frame } from './frame.ts';
import { objectId } from './ids.ts';
import type { Identity, Sighting, StixObject } from './objects.ts';
import { tlpMarking } from './tlp-marking.ts';

/** STIX 2.1, section 5.2: the largest count. */
const MOST = 999_999_999;

/**
 * One `sighting` (section 5.2) for each indicator of the bundle and each day it was seen, over all hosts and logs;
 * neither hosts, files nor lines are told. They are marked as the stricter of the two: the report, and what is said
 * of the sightings. The report does not refer to them, for it says nothing of them.
 */
export function sightings(frame: Frame, contents: readonly StixObject[]): StixObject[] {
  const shared = frame.options.sightings;
  if (shared === undefined) return [];
  const label = stricter(frame.label, shared.label);
  const inBundle = new Set(contents.map(({ id }) => id));
  const days = new Map<string, KeptSighting[]>();
  for (const seen of shared.seen) {
    const { type, value } = seen.indicator;
    const indicator = common(frame, 'indicator', ['stix', type, value]).id;
    if (!inBundle.has(indicator)) continue;
    const key = JSON.stringify([indicator, seen.day ?? '']);
    days.set(key, [...(days.get(key) ?? []), seen]);
  }
  if (days.size === 0) return [];
  const marks = label === frame.label ? [] : [tlpMarking(label), deskIdentity(label)];
  return [...marks, whoever(label), ...[...days].map(([key, seen]) => sighting(frame, label, key, seen))];
}

function sighting(frame: Frame, label: TlpLabel, key: string, seen: readonly KeptSighting[]): Sighting {
  const [indicator = '', day = ''] = JSON.parse(key) as string[];
  const firsts = seen.flatMap(({ first }) => first ?? []).sort();
  const lasts = seen.flatMap(({ last }) => last ?? []).sort();
  const first = firsts[0];
  const last = lasts.at(-1);
  const hosts = new Set(seen.flatMap(({ host }) => host ?? [])).size;
  const files = new Set(seen.map(({ file }) => file)).size;
  const assumed = [...new Set(seen.flatMap((each) => each.assumed ?? []))];
  const taken = assumed.length === 0 ? '' : ` Assumed, where lines leave it out: ${assumed.join(', ')}.`;
  const created = seen.map(({ keptAt }) => keptAt).sort()[0] as UtcInstant;
  const modified = seen
    .map(({ addedAt }) => addedAt)
    .sort()
    .at(-1) as UtcInstant;
  return {
    type: 'sighting',
    spec_version: '2.1',
    id: objectId('sighting', frame.document.report.id, indicator, day),
    created_by_ref: deskIdentity(label).id,
    created,
    modified,
    description: `In ${told(files, 'log')}, on ${hosts === 0 ? 'hosts that are not stated' : told(hosts, 'host')}.${taken}`,
    ...(first !== undefined && { first_seen: first }),
    // Section 5.2: never before the first.
    ...(last !== undefined && { last_seen: last }),
    count: Math.min(
      MOST,
      seen.reduce((sum, { count }) => sum + count, 0),
    ),
    sighting_of_ref: indicator,
    where_sighted_refs: [whoever(label).id],
    object_marking_refs: [tlpMarking(label).id],
    extensions: evidenceOf(frame.document, findingsOf(frame, seen)),
  };
}

/** The mentions that were hunted for: those of this reading, and of another the indicator's own. */
function findingsOf({ document }: Frame, seen: readonly KeptSighting[]): readonly Observable[] {
  const named = new Set(seen.map(({ findingId }) => findingId));
  const observables = document.findings.flatMap((each) => (each.kind === 'observable' ? [each] : []));
  const hunted = observables.filter(({ id }) => named.has(id));
  const { type, value } = seen[0]?.indicator ?? {};
  return hunted.length > 0
    ? hunted
    : observables.filter((each) => each.type === type && each.value === value);
}

/** Who saw it: whoever's logs they are, whom nobody has named. */
function whoever(label: TlpLabel): Identity {
  return {
    type: 'identity',
    spec_version: '2.1',
    id: objectId('identity', 'own logs', label),
    created_by_ref: deskIdentity(label).id,
    created: FIXED_INSTANT,
    modified: FIXED_INSTANT,
    name: 'Whoever searched their own logs',
    description: 'Ran Howdunit over logs of their own. Not named here.',
    identity_class: 'unknown',
    object_marking_refs: [tlpMarking(label).id],
  };
}

function stricter(a: TlpLabel, b: TlpLabel): TlpLabel {
  return TLP_LABELS.indexOf(a) < TLP_LABELS.indexOf(b) ? b : a;
}

function told(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
