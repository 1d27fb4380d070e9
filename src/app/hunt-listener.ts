import { statSync } from 'node:fs';
import type { Task, TaskDone, TaskHit, TasksListener } from '../hunt/index.ts';
import type { Problem } from '../model/index.ts';
import { problem } from '../model/index.ts';
import type { HuntOptions } from './hunt-options.ts';
import type { LeftOfLog } from './hunt-plan.ts';
import type { Covered, HuntProgress } from './hunt-resume.ts';
import type { HuntSightings } from './hunt-sightings.ts';
import type { Hunted } from './hunt-sources.ts';
import type { HuntTally } from './hunt-tally.ts';
import { shownHit } from './sighting-text.ts';

/** Who else hears of every hit. */
export interface Hearing {
  readonly tally: HuntTally;
  readonly resume: HuntProgress;
  readonly sightings: HuntSightings | undefined;
}

/** A task in the log that it is of. */
interface Place {
  readonly log: LeftOfLog;
  readonly task: Task;
  /** Lines of the log before the task, where that is known from the start. */
  readonly base: number | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function placesOf(log: LeftOfLog): readonly Place[] {
  return log.tasks.map((task, at) => ({
    log,
    task,
    base: at === 0 ? (log.bases?.[0] ?? log.linesBefore) : log.bases?.[at],
    isFirst: at === 0,
    isLast: at === log.tasks.length - 1,
  }));
}

/** Tells what the search of logs comes to, in the order of the logs: hits with who names them, and how far it has come. */
export class HuntListener implements TasksListener {
  readonly #places: readonly Place[];
  readonly #hunted: Hunted;
  readonly #hearing: Hearing;
  readonly #options: HuntOptions;
  readonly #total: number;
  #bytes = 0;
  /** Lines of the log before the task that is told of. */
  #before = 0;
  /** Of the log that is being searched: whether something was wrong with it … */
  #isTroubled = false;
  /** … and bytes that it was to have, less those that were read. */
  #missing = 0;

  constructor(logs: readonly LeftOfLog[], hunted: Hunted, hearing: Hearing, options: HuntOptions) {
    this.#places = logs.flatMap(placesOf);
    this.#total = logs.reduce((sum, { size }) => sum + size, 0);
    this.#hunted = hunted;
    this.#hearing = hearing;
    this.#options = options;
  }

  async hits(number: number, hits: readonly TaskHit[]): Promise<void> {
    const place = this.#places[number];
    if (place === undefined) return;
    this.#before = place.base ?? this.#before;
    for (const hit of hits) {
      const told = inLog(hit, this.#before);
      await this.#tell(told);
      this.#noteTold(told, place.log);
    }
    await this.#options.onPause?.();
  }

  async #tell(hit: TaskHit): Promise<void> {
    const { tally, sightings } = this.#hearing;
    const { summary, onSighting, onProblem } = this.#options;
    const source = await this.#hunted.source(hit.indicator.source);
    const isWarned = source.ok && source.value.warningList !== undefined;
    tally.add(hit, summary === true, isWarned);
    if (!source.ok) {
      onProblem(source.problem);
      return;
    }
    // Whether one was hit is not to be said of ordinary traffic.
    if (source.value.kind === 'report' && !isWarned) sightings?.note(hit, source.value.indicator);
    if (summary !== true) await onSighting(shownHit(hit, source.value));
  }

  /** A hunt that goes on from here does not tell it again. Where sightings are kept, a log is searched anew. */
  #noteTold({ offset, lineNumber }: TaskHit, { file, size }: LeftOfLog): void {
    const { sightings, resume } = this.#hearing;
    if (sightings === undefined)
      resume.note(file, { bytes: offset + 1, lines: lineNumber, whole: false, size });
  }

  async done(number: number, done: TaskDone): Promise<void> {
    const place = this.#places[number];
    if (place === undefined) return;
    const { task, log, base, isFirst, isLast } = place;
    if (isFirst) {
      this.#isTroubled = false;
      this.#missing = 0;
    }
    this.#before = (base ?? this.#before) + done.lines;
    if (task.kind === 'stretch') this.#missing += task.to - task.from - done.bytes;
    const problems = [done.problem, isLast ? cutShort(task, this.#missing) : undefined];
    for (const each of problems) if (each !== undefined) this.#trouble(each);
    this.#hearing.tally.done(log.file, done, isLast && !this.#isTroubled);
    await this.#keep(place, done);
  }

  /** Sightings of a log are kept when it has been searched: before, it does not count as covered. */
  async #keep({ task, log, isLast }: Place, done: TaskDone): Promise<void> {
    const { tally, resume, sightings } = this.#hearing;
    if (sightings !== undefined && !isLast) return;
    const problems = (await sightings?.keep(tally)) ?? [];
    for (const each of problems) this.#options.onProblem(each);
    if (!this.#isTroubled && problems.length === 0)
      resume.note(log.file, coveredBy(task, done, this.#before, isLast, log.size));
  }

  #trouble(found: Problem): void {
    this.#isTroubled = true;
    this.#options.onProblem(found);
  }

  progress(more: number): void {
    this.#bytes += more;
    this.#options.onProgress({ bytes: this.#bytes, total: this.#total, hits: this.#hearing.tally.hits });
  }
}

/** With the numbers that lines have in the log. @param before lines of it before the task */
function inLog(hit: TaskHit, before: number): TaskHit {
  const { lineNumber, recordLines } = hit;
  const told = { ...hit, lineNumber: lineNumber + before };
  if (recordLines === undefined) return told;
  return { ...told, recordLines: [recordLines[0] + before, recordLines[1] + before] };
}

/** A log that was cut while it was read: what it lost had not been searched. */
function cutShort(task: Task, missing: number): Problem | undefined {
  if (missing <= 0) return undefined;
  const size = statSync(task.file, { throwIfNoEntry: false })?.size ?? 0;
  if (task.kind !== 'stretch' || size >= task.to) return undefined;
  const message = `this log became shorter while it was read: ${missing} bytes of it were not searched`;
  return problem('not-searched', message, { where: task.file, hint: 'Hunt in the rotated log, too.' });
}

/** A line that is not ended yet is searched again when the log has grown. */
function coveredBy(task: Task, done: TaskDone, lines: number, whole: boolean, size: number): Covered {
  if (task.kind !== 'stretch') return { bytes: done.bytes, lines, whole, size };
  const { bytes, unfinished = 0 } = done;
  return { bytes: task.from + bytes - unfinished, lines: unfinished > 0 ? lines - 1 : lines, whole, size };
}
