import type { Kysely } from 'kysely';
import { ok } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { Store } from '../store.ts';
import { accountStore } from './account-store.ts';
import { addFinding } from './add.ts';
import { audit, logAct } from './audit.ts';
import { decide, decisionsOn, notInStore, rejectionOn } from './decide.ts';
import { decideAll } from './decide-all.ts';
import { document, documentOfCapture } from './document.ts';
import type { Doing } from './doing.ts';
import { eachReading, eachWho } from './each.ts';
import { eachIndicator } from './each-indicator.ts';
import { grade, gradesOf } from './grades.ts';
import { handedOut, handOut } from './handed-out.ts';
import { indicatorCount, indicatorOf, indicators } from './indicators.ts';
import { entriesOf, writeEntry } from './journal.ts';
import type { OwnWords } from './own-words.ts';
import { captureOfFile, captures, reports } from './reports.ts';
import { progress, readingIn, review, reviewedOne, sameValue, shown } from './review.ts';
import { save } from './save.ts';
import { searchValues } from './search.ts';
import { searchTexts } from './search-texts.ts';
import { passages, seeds } from './seeds.ts';
import { sharedStore } from './shared-store.ts';
import { sightingSums } from './sighting-sums.ts';
import { addSightings, sightingMarks } from './sightings.ts';
import { sightings, sightingsPage } from './sightings-page.ts';
import { inSnapshot } from './snapshot.ts';
import { talkStore } from './talk-store.ts';
import { addWatch, observations, observe, removeWatch, watches } from './watches.ts';

/** Every operation of a store over a database that speaks SQL, but for its revision and its end. */
export function storeOver(
  db: Kysely<Schema>,
  words: OwnWords,
  run: Doing['run'],
): Omit<Store, 'revision' | 'close'> {
  const read: Doing['read'] = (work) => run(() => inSnapshot(db, work));
  return {
    save: (saved) => run(() => save(db, words.texts, saved)),
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
    searchTexts: (ask) => read((snapshot) => searchTexts(snapshot, words.texts, ask)),
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
    accounts: accountStore(db, { run, read }),
    shared: sharedStore(db, words, { run, read }),
    talk: talkStore(db, { run, read }),
    reports: () => read((snapshot) => reports(snapshot)),
    captures: (reference) => read((snapshot) => captures(snapshot, reference)),
    captureOfFile: (sha256, name) => read((snapshot) => captureOfFile(snapshot, sha256, name)),
    indicators: (reference, options) => read((snapshot) => indicators(snapshot, reference, options)),
    eachIndicator: (visit, reference, options) =>
      read((snapshot) => eachIndicator(snapshot, words, visit, reference, options)),
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
  };
}
