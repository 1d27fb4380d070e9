import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { SharedRecord, SharedUpdate } from '../../store/index.ts';
import type { Desk } from '../desk.ts';
import { handOutObjects } from '../hand-out.ts';
import { whyNotLeaving } from '../leaving.ts';
import { showReport } from '../show-report.ts';
import { listStories } from '../stories.ts';
import { facetsOf } from './collections.ts';

/** Another number has everything handed on anew: what the exporter writes has changed. */
const EXPORT = 'stix-3';
/** Reports looked for at once. */
const REPORTS = 50;

export interface Refreshed {
  readonly reports: number;
  readonly versions: number;
}

/**
 * Brings what is handed on up to date with the reports that changed, one after another, until none is left or
 * `isStopped`. A report that makes an exporter fail is a bug, told to `onFault`, and holds up no other.
 */
export async function refreshShared(
  desk: Desk,
  options: { readonly isStopped?: () => boolean; readonly onFault?: (error: unknown) => void } = {},
): Promise<Result<Refreshed>> {
  const { store, keep } = desk;
  const begun = await store.shared.exporter(`${keep.software} ${EXPORT}`);
  if (!begun.ok) return begun;
  const left = new Set<string>();
  let reports = 0;
  let versions = 0;
  while (options.isStopped?.() !== true) {
    const stale = await store.shared.stale(REPORTS + left.size);
    if (!stale.ok) return stale;
    const next = stale.value.filter(({ reportId }) => !left.has(reportId));
    if (next.length === 0) break;
    const stories = await storiesOfReports(desk);
    if (!stories.ok) return stories;
    for (const { reportId, mark } of next) {
      if (options.isStopped?.() === true) break;
      left.add(reportId);
      const update = await updateOf(reportId, mark, stories.value.get(reportId) ?? [], desk, options.onFault);
      if (update === undefined) continue;
      const put = update.ok ? await store.shared.put(update.value) : update;
      if (!put.ok) return put;
      // Whoever changed it meanwhile has marked it again.
      left.delete(reportId);
      reports += 1;
      versions += put.value.versions;
    }
  }
  return ok({ reports, versions });
}

/** What of a report leaves at all, or undefined where the exporter failed. */
async function updateOf(
  reportId: string,
  mark: number,
  facets: readonly string[],
  desk: Desk,
  onFault: ((error: unknown) => void) | undefined,
): Promise<Result<SharedUpdate> | undefined> {
  const now = desk.keep.now();
  const nothing: SharedUpdate = {
    reportId,
    mark,
    label: undefined,
    isOwn: true,
    objects: [],
    facets: [],
    facetsOf,
    now,
  };
  const shown = await showReport(reportId, desk);
  if (!shown.ok) return shown.problem.code === 'not-in-store' ? ok(nothing) : shown;
  const { label } = shown.value.document.report.tlp;
  if (whyNotLeaving(shown.value.document.report, label) !== undefined) return ok(nothing);
  try {
    // The same memory of what is out as for files, so that an object has one version, by whatever door.
    const left = await handOutObjects(shown.value, desk, { audience: label, origin: { via: 'desk' } });
    if (!left.ok) return left.problem.code === 'tlp-refused' ? ok(nothing) : undefined;
    const objects = left.value.map(({ json }): unknown => JSON.parse(json));
    const isOwn = shown.value.original === undefined;
    return ok({ ...nothing, label, isOwn, objects: handedOn(objects), facets });
  } catch (error) {
    onFault?.(error);
    return undefined;
  }
}

const ID = /^[a-z0-9-]{3,250}--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u;

/** Objects of STIX 2.1, each id once, in its latest version: a bundle that is passed on may have anything in it. */
function handedOn(objects: readonly unknown[]): readonly SharedRecord[] {
  const found = new Map<string, SharedRecord>();
  for (const object of objects) {
    if (!isStix(object)) continue;
    const before = found.get(object.id);
    if (before === undefined || (before.modified ?? '') <= (object.modified ?? ''))
      found.set(object.id, object);
  }
  return [...found.values()];
}

function isStix(object: unknown): object is SharedRecord {
  if (typeof object !== 'object' || object === null) return false;
  const { id, type, created, modified, spec_version } = object as Readonly<Record<string, unknown>>;
  const isInstant = (value: unknown): boolean =>
    value === undefined || (typeof value === 'string' && INSTANT.test(value));
  // Only cyber-observables may leave their version of STIX away, and those were not made at an instant.
  const isNow = spec_version === '2.1' || (spec_version === undefined && created === undefined);
  return (
    typeof id === 'string' &&
    ID.test(id) &&
    typeof type === 'string' &&
    id.startsWith(`${type}--`) &&
    isInstant(created) &&
    isInstant(modified) &&
    isNow
  );
}

async function storiesOfReports(desk: Desk): Promise<Result<ReadonlyMap<string, readonly string[]>>> {
  const stories = await listStories(desk);
  if (!stories.ok) return stories;
  const found = new Map<string, string[]>();
  for (const { id, reports } of stories.value)
    for (const report of reports) found.set(report, [...(found.get(report) ?? []), `story:${id}`]);
  return ok(found);
}
