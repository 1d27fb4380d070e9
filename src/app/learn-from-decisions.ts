import type { Decided, SentenceDecision } from '../how/techniques/local/decided.ts';
import { decidedIn } from '../how/techniques/local/decided.ts';
import type { Learnt, Lesson } from '../how/techniques/local/lessons.ts';
import { lessonsOf } from '../how/techniques/local/lessons.ts';
import { type ShippedModel, shippedModel } from '../how/techniques/local/shipped.ts';
import type { Finding, Problem, Result, Technique } from '../model/index.ts';
import { ok, utcInstant } from '../model/index.ts';
import type { Desk } from './desk.ts';
import type { LearntFrom, LocalModelFile } from './local-model-file.ts';
import { forgetLocalModel, lastVersion, readLocalModel, writeLocalModel } from './local-model-file.ts';

/** What the decisions of a desk teach its technique model, and what became of it. */
export interface Learning {
  readonly shipped: ShippedModel;
  /** What is in use, or why what is there is not. */
  readonly inUse?: LocalModelFile;
  readonly refused?: Problem;
  /** Decisions on what the model suggested. */
  readonly decisions: number;
  /** Of these, on sentences that the model as it is shipped would not suggest: they teach it nothing. */
  readonly unknown: number;
  readonly reports: number;
  readonly lessons: readonly Lesson[];
  /** `taken-up`: findings are made with it from now on; `dropped`: nothing was learnt, and what was in use no longer is. */
  readonly outcome: 'shown-only' | 'taken-up' | 'dropped' | 'nothing-to-take-up';
  readonly file?: LocalModelFile;
}

/**
 * Learns from the decisions on techniques that the model suggested, and with `apply` takes what was learnt into
 * use; without it nothing is changed. Fails as the store and the disk do.
 */
export async function learnFromDecisions(desk: Desk, apply: boolean): Promise<Result<Learning>> {
  const gathered = await gather(desk);
  if (!gathered.ok) return gathered;
  const { decided, decisions, reports } = gathered.value;
  const lessons = lessonsOf(decided);
  const before = readLocalModel(desk.home);
  const found = {
    shipped: shippedModel(),
    ...(before.ok && before.value !== undefined && { inUse: before.value.file }),
    ...(!before.ok && { refused: before.problem }),
    decisions,
    unknown: decisions - decided.length,
    reports,
    lessons,
  };
  if (!apply) return ok({ ...found, outcome: 'shown-only' });
  const learnt = lessons.filter((lesson) => lesson.kind === 'learnt');
  if (learnt.length > 0) {
    const version = lastVersion(desk.home) + 1;
    const file = await writeLocalModel(desk.home, fileOf(learnt, version, reports, desk));
    return file.ok ? ok({ ...found, outcome: 'taken-up', file: file.value }) : file;
  }
  const dropped = await forgetLocalModel(desk.home);
  if (!dropped.ok) return dropped;
  return ok({ ...found, outcome: dropped.value ? 'dropped' : 'nothing-to-take-up' });
}

function fileOf(
  learnt: readonly Learnt[],
  version: number,
  reports: number,
  desk: Desk,
): Omit<LocalModelFile, 'sha256'> {
  return {
    kind: 'howdunit-local-techniques',
    version,
    made: utcInstant(desk.keep.now()),
    shipped: shippedModel(),
    decisions: { ...total(learnt), reports },
    techniques: learnt.map(({ attackId, accepted, rejected, reports: from, correction }) => ({
      attackId,
      accepted,
      rejected,
      reports: from,
      shift: correction.shift,
      weights: [...correction.weights],
    })),
  };
}

function total(learnt: readonly Learnt[]): Omit<LearntFrom, 'reports'> {
  return {
    accepted: learnt.reduce((sum, { accepted }) => sum + accepted, 0),
    rejected: learnt.reduce((sum, { rejected }) => sum + rejected, 0),
  };
}

interface Gathered {
  readonly decided: readonly Decided[];
  readonly decisions: number;
  /** Reports with any. */
  readonly reports: number;
}

async function gather({ store }: Desk): Promise<Result<Gathered>> {
  const summaries = await store.reports();
  if (!summaries.ok) return summaries;
  const decided: Decided[] = [];
  let decisions = 0;
  let reports = 0;
  for (const { report } of summaries.value) {
    const reviewed = await store.review(report.id);
    if (!reviewed.ok) return reviewed;
    const own = reviewed.value.flatMap(({ finding, decidedAt }) => decisionIn(finding, decidedAt ?? ''));
    if (own.length === 0) continue;
    const document = await store.document(report.id);
    if (!document.ok) return document;
    decided.push(...decidedIn(report.id, document.value.reading, own));
    decisions += own.length;
    reports++;
  }
  return ok({ decided, decisions, reports });
}

/** A correction of the technique's id accepts what it was corrected to. */
function decisionIn(finding: Finding, at: string): readonly SentenceDecision[] {
  if (finding.kind !== 'technique' || !isOfModel(finding)) return [];
  const { attackId, span, status } = finding;
  if (status === 'suggested') return [];
  return [{ attackId, start: span.start, end: span.end, isRight: status !== 'rejected', at }];
}

function isOfModel({ how }: Technique): boolean {
  return how === 'model';
}
