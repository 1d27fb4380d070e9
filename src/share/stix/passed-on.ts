import type { Finding, ReportDocument } from '../../model/index.ts';
import { sha256 } from '../../model/index.ts';
import { distinctObservables } from '../lists/distinct-observables.ts';
import { deskIdentity } from './desk-identity.ts';
import type { StixOptions } from './frame.ts';
import { objectId } from './ids.ts';
import type { StixBundle } from './objects.ts';
import { tlpMarking } from './tlp-marking.ts';

/** An object as its producer wrote it; what it has beyond these is passed on as it is. */
interface Received {
  readonly type: string;
  readonly id: string;
  readonly object_refs?: unknown;
  readonly object_marking_refs?: unknown;
  readonly [property: string]: unknown;
}

/**
 * A bundle that somebody else made, passed on: each object as it came, under its own id and version, because only
 * its producer may make another version of it (STIX 2.1, section 3.6.2). What an analyst rejected stays out with the
 * relationships that hang on it. An object that would refer to what stays out is made anew, as the desk's own. Where
 * the bundle states no marking for all that is in it, every object gets the one it is handled under.
 */
export function passOn(
  payload: Uint8Array,
  document: ReportDocument,
  options: StixOptions = {},
): StixBundle | undefined {
  const list = receivedIn(payload);
  if (list === undefined) return undefined;
  const out = outOf(list, document);
  const received = list.filter((each) => each !== undefined);
  const changes = { out, anew: madeAnew(received, out, document) };
  const kept = received.flatMap((object) => withoutOut(object, changes, document, options));
  // The desk's own identity comes along where something of the desk's is among them.
  const isStated = document.report.tlp.statedBy === 'report' && options.tlp === undefined;
  const own = withMaker(kept, received, document, options);
  const objects = isStated ? own : marked(own, document, options);
  const written = objects as unknown as StixBundle['objects'];
  return { type: 'bundle', id: objectId('bundle', sha256(JSON.stringify(written))), objects: written };
}

/** By their place in the bundle; what is no object with a type and an id is left out. */
function receivedIn(payload: Uint8Array): readonly (Received | undefined)[] | undefined {
  try {
    const { objects } = JSON.parse(new TextDecoder().decode(payload)) as { objects?: unknown };
    if (!Array.isArray(objects)) return undefined;
    return objects.map((each: unknown) => (isReceived(each) ? each : undefined));
  } catch {
    return undefined;
  }
}

function isReceived(each: unknown): each is Received {
  return (
    typeof each === 'object' &&
    each !== null &&
    'type' in each &&
    typeof each.type === 'string' &&
    'id' in each &&
    typeof each.id === 'string'
  );
}

/** Ids of what stays out: objects all of whose findings were rejected, and what cannot be without them. */
function outOf(received: readonly (Received | undefined)[], document: ReportDocument): ReadonlySet<string> {
  const wanted = new Set<number>();
  const unwanted = new Set<number>();
  const rejected = rejectedIn(document.findings);
  for (const finding of document.findings) {
    const index = objectOf(document, finding.span.start);
    if (index !== undefined) (rejected.has(finding) ? unwanted : wanted).add(index);
  }
  const out = new Set<string>();
  for (const index of unwanted) {
    const object = received[index];
    if (object !== undefined && !wanted.has(index)) out.add(object.id);
  }
  if (out.size === 0) return out;
  for (let before = -1; before !== out.size; ) {
    before = out.size;
    for (const object of received) {
      if (object === undefined) continue;
      const ends = [object['source_ref'], object['target_ref'], object['sighting_of_ref']];
      const refs = object.object_refs;
      const isEmpty = Array.isArray(refs) && refs.length > 0 && refs.every((ref) => out.has(String(ref)));
      if (isEmpty || ends.some((end) => typeof end === 'string' && out.has(end))) out.add(object.id);
    }
  }
  return out;
}

/** An analyst's word on one mention speaks for the value; a role that is not the attacker's makes no indicator. */
function rejectedIn(findings: readonly Finding[]): ReadonlySet<Finding> {
  const rejected = new Set<Finding>(findings.filter(({ status }) => status === 'rejected'));
  for (const { mentions, heldBack } of distinctObservables(findings, true)) {
    const isRejected = heldBack !== undefined && mentions.some(({ status }) => status === 'rejected');
    const isHarmless = mentions.some(
      ({ status, role }) => status === 'edited' && role !== 'attacker' && role !== 'unknown',
    );
    if (isRejected || isHarmless) for (const mention of mentions) rejected.add(mention);
  }
  return rejected;
}

/** Which object of the bundle a place in the reading leads to. */
function objectOf({ reading }: ReportDocument, position: number): number | undefined {
  let low = 0;
  let high = reading.map.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((reading.map[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  const at = reading.map[low]?.at;
  const index = at?.kind === 'part' ? /^\/objects\/(\d{1,9})\//u.exec(at.path)?.[1] : undefined;
  return index === undefined ? undefined : Number(index);
}

/** The refs by which an object hangs on others; its maker and its markings are no such. */
function refsOf(object: Received): readonly string[] {
  const { object_refs: many } = object;
  const ends = [object['source_ref'], object['target_ref'], object['sighting_of_ref']];
  return [...(Array.isArray(many) ? many : []), ...ends].filter(
    (ref): ref is string => typeof ref === 'string',
  );
}

/** New ids of the objects that cannot stay as they are, because they refer to what is out or to one of these. */
function madeAnew(
  received: readonly Received[],
  out: ReadonlySet<string>,
  { report }: ReportDocument,
): ReadonlyMap<string, string> {
  const anew = new Map<string, string>();
  if (out.size === 0) return anew;
  for (let before = -1; before !== anew.size; ) {
    before = anew.size;
    for (const object of received) {
      if (out.has(object.id) || anew.has(object.id)) continue;
      if (refsOf(object).some((ref) => out.has(ref) || anew.has(ref)))
        anew.set(object.id, objectId(object.type, report.id, 'made anew', object.id));
    }
  }
  return anew;
}

function withoutOut(
  object: Received,
  { out, anew }: Changes,
  { capture, report }: ReportDocument,
  options: StixOptions,
): Received[] {
  if (out.has(object.id)) return [];
  const id = anew.get(object.id);
  if (id === undefined) return [object];
  const at = options.modified ?? capture.capturedAt;
  const renamed = (ref: unknown): unknown => (typeof ref === 'string' ? (anew.get(ref) ?? ref) : ref);
  const refs = object.object_refs;
  return [
    {
      ...object,
      id,
      created_by_ref: deskIdentity(options.tlp ?? report.tlp.label).id,
      created: at,
      modified: at,
      ...(Array.isArray(refs) && { object_refs: refs.filter((ref) => !out.has(String(ref))).map(renamed) }),
      ...(object['source_ref'] !== undefined && { source_ref: renamed(object['source_ref']) }),
      ...(object['target_ref'] !== undefined && { target_ref: renamed(object['target_ref']) }),
    },
  ];
}

interface Changes {
  readonly out: ReadonlySet<string>;
  readonly anew: ReadonlyMap<string, string>;
}

function withMaker(
  kept: readonly Received[],
  received: readonly Received[],
  { report }: ReportDocument,
  options: StixOptions,
): readonly Received[] {
  const came = new Set(received.map(({ id }) => id));
  const label = options.tlp ?? report.tlp.label;
  const needed = [deskIdentity(label), tlpMarking(label)] as unknown as readonly Received[];
  const isOwn = kept.some(({ id }) => !came.has(id));
  return isOwn ? [...needed.filter(({ id }) => !came.has(id)), ...kept] : kept;
}

/** Nothing becomes looser by being passed on. */
function marked(
  objects: readonly Received[],
  { report }: ReportDocument,
  options: StixOptions,
): readonly Received[] {
  const marking = tlpMarking(options.tlp ?? report.tlp.label);
  const isThere = objects.some(({ id }) => id === marking.id);
  const all = objects.map((object): Received => {
    if (object.type === 'marking-definition') return object;
    const refs: unknown[] = Array.isArray(object.object_marking_refs) ? object.object_marking_refs : [];
    return refs.includes(marking.id) ? object : { ...object, object_marking_refs: [...refs, marking.id] };
  });
  return isThere ? all : [marking as unknown as Received, ...all];
}
