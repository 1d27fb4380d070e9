import type { Kysely } from 'kysely';
import type Database from 'libsql';
import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import { accountStore } from '../sql/account-store.ts';
import { addFinding } from '../sql/add.ts';
import { audit, logAct } from '../sql/audit.ts';
import { decide, decisionsOn, notInStore, rejectionOn } from '../sql/decide.ts';
import { decideAll } from '../sql/decide-all.ts';
import { document, documentOfCapture } from '../sql/document.ts';
import { eachReading, eachWho } from '../sql/each.ts';
import { eachIndicator } from '../sql/each-indicator.ts';
import { grade, gradesOf } from '../sql/grades.ts';
import { handedOut, handOut } from '../sql/handed-out.ts';
import { indicatorCount, indicatorOf, indicators } from '../sql/indicators.ts';
import { entriesOf, writeEntry } from '../sql/journal.ts';
import { captureOfFile, captures, reports } from '../sql/reports.ts';
import { progress, readingIn, review, reviewedOne, sameValue, shown } from '../sql/review.ts';
import { save } from '../sql/save.ts';
import { searchValues } from '../sql/search.ts';
import { searchTexts } from '../sql/search-texts.ts';
import { passages, seeds } from '../sql/seeds.ts';
import { sharedStore } from '../sql/shared-store.ts';
import { sightingSums } from '../sql/sighting-sums.ts';
import { addSightings, sightingMarks } from '../sql/sightings.ts';
import { sightings, sightingsPage } from '../sql/sightings-page.ts';
import { inSnapshot } from '../sql/snapshot.ts';
import { talkStore } from '../sql/talk-store.ts';
import { addWatch, observations, observe, removeWatch, watches } from '../sql/watches.ts';
import type { Store, StoreOptions } from '../store.ts';
import { closeDatabase, openDatabase, revisionOf } from './database.ts';
import { queriesOver } from './dialect.ts';
import { withFailures } from './failures.ts';
import { prepareHome } from './home.ts';
import { migrate } from './migrate.ts';

const BUSY_TIMEOUT = 10_000;

export async function openEmbeddedStore(
  home: string,
  { busyTimeout = BUSY_TIMEOUT }: StoreOptions,
): Promise<Result<Store>> {
  const file = await withFailures(home, async () => prepareHome(home));
  if (!file.ok) return file;
  return withFailures(file.value, async () =>
    storeIn(file.value, await openDatabase(file.value, busyTimeout)),
  );
}

/** The store in an open database, which is closed when it turns out not to be one of ours. */
export async function storeIn(file: string, database: Database.Database): Promise<Result<Store>> {
  const db = queriesOver(database);
  try {
    const migrated = await migrate(database, db, file);
    if (migrated.ok) return ok(storeOver(file, database, db));
    database.close();
    return migrated;
  } catch (error) {
    database.close();
    throw error;
  }
}

function storeOver(file: string, database: Database.Database, db: Kysely<Schema>): Store {
  const run = <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => withFailures(file, work);
  const read = <T>(work: (snapshot: Kysely<Schema>) => Promise<Result<T>>): Promise<Result<T>> =>
    run(() => inSnapshot(db, work));
  return {
    save: (saved) => run(() => save(db, saved)),
    decide: (findingId, decision) => run(() => decide(db, findingId, decision)),
    decideAll: (asked) => run(() => decideAll(db, asked)),
    rejection: (findingId) => read((snapshot) => rejectionOn(snapshot, findingId)),
    decisions: (findingId) => read((snapshot) => decisionsOn(snapshot, findingId)),
    grade: (findingId, entry) => run(() => grade(db, findingId, entry)),
    grades: (findingId) => read((snapshot) => gradesOf(snapshot, findingId)),
    add: (captureId, finding, by) => run(() => addFinding(db, captureId, finding, by)),
    eachReading: (patterns, visit) => read((snapshot) => eachReading(snapshot, patterns, visit)),
    eachWho: (visit) => read((snapshot) => eachWho(snapshot, visit)),
    seeds: () => read((snapshot) => seeds(snapshot)),
    passages: (findings) => read((snapshot) => passages(snapshot, findings)),
    write: (topic, entry) => run(() => writeEntry(db, topic, entry)),
    journal: (topic, subject) => read((snapshot) => entriesOf(snapshot, topic, subject)),
    document: (reference) => read((snapshot) => document(snapshot, reference)),
    shown: (reference) => read((snapshot) => shown(snapshot, reference)),
    reading: (captureId, readingId) => read((snapshot) => readingIn(snapshot, captureId, readingId)),
    review: (reference) => read((snapshot) => review(snapshot, reference)),
    reviewed: (findingId) =>
      read(async (snapshot) => {
        const one = await reviewedOne(snapshot, findingId);
        return one === undefined ? notInStore(findingId) : ok(one);
      }),
    progress: () => read((snapshot) => progress(snapshot)),
    sameValue: (found) => read((snapshot) => sameValue(snapshot, found)),
    searchValues: (ask) => read((snapshot) => searchValues(snapshot, ask)),
    searchTexts: (ask) => read((snapshot) => searchTexts(snapshot, ask)),
    audit: (ask) => read((snapshot) => audit(snapshot, ask)),
    log: (act) =>
      run(() =>
        db.transaction().execute(async (transaction) => {
          await logAct(transaction, act);
          return ok(undefined);
        }),
      ),
    handedOut: (reportId, format) => read((snapshot) => handedOut(snapshot, reportId, format)),
    handOut: (handing) => run(() => handOut(db, handing)),
    accounts: accountStore(db, run, read),
    shared: sharedStore(db, run, read),
    talk: talkStore(db, run, read),
    reports: () => read((snapshot) => reports(snapshot)),
    captures: (reference) => read((snapshot) => captures(snapshot, reference)),
    captureOfFile: (sha256, name) => read((snapshot) => captureOfFile(snapshot, sha256, name)),
    indicators: (reference, options) => read((snapshot) => indicators(snapshot, reference, options)),
    eachIndicator: (visit, reference, options) =>
      read((snapshot) => eachIndicator(snapshot, visit, reference, options)),
    indicatorOf: (named, options) => read((snapshot) => indicatorOf(snapshot, named, options)),
    indicatorCount: (reference, options) => read((snapshot) => indicatorCount(snapshot, reference, options)),
    documentOfCapture: (captureId) => read((snapshot) => documentOfCapture(snapshot, captureId)),
    addSightings: (found) => run(() => addSightings(db, found)),
    sightingMarks: () => read((snapshot) => sightingMarks(snapshot)),
    sightings: (reference) => read((snapshot) => sightings(snapshot, reference)),
    sightingsPage: (ask) => read((snapshot) => sightingsPage(snapshot, ask)),
    sightingSums: (sought, most) => read((snapshot) => sightingSums(snapshot, sought, most)),
    watches: () => read((snapshot) => watches(snapshot)),
    addWatch: (watch) => run(() => addWatch(db, watch)),
    removeWatch: (reference) => run(() => removeWatch(db, reference)),
    observe: (watch, seen) => run(() => observe(db, watch, seen)),
    observations: (watchId) => read((snapshot) => observations(snapshot, watchId)),
    revision: () => run(async () => ok(revisionOf(database))),
    close: async () => closeDatabase(database),
  };
}
