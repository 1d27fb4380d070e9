import { randomUUID } from 'node:crypto';
import type { Fetched } from '../keep/index.ts';
import { keepFetched } from '../keep/index.ts';
import type { Judgement, Look, PageCopy, Visitor } from '../keep/watch/index.ts';
import { judge, look, probeSite } from '../keep/watch/index.ts';
import type { Observation, PageState, Problem, Result, UtcInstant, WatchedPage } from '../model/index.ts';
import { ok, sha256, utcInstant } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { type KeptPage, keepPage, keptPage, type ReadPage, readFetched } from './watch-page.ts';

/** What one look showed, and the watch with what was learned for the next. */
export interface Looked {
  readonly observation: Observation;
  readonly watch: WatchedPage;
  readonly retryAfterMs?: number;
}

/** Looks at a watched page once: fetch, read, compare, keep what changed. The state is not moved here. */
export async function lookAtPage(watch: WatchedPage, desk: Desk, visitor: Visitor): Promise<Result<Looked>> {
  const came = await look(watch.url, visitor, watch.validators);
  const at = utcInstant(visitor.options.now());
  if (came.kind === 'unmodified') {
    const reason = 'the server says that nothing has changed (304)';
    return ok({ watch, observation: { at, sight: 'live', reason, status: 304, final: came.final } });
  }
  if (came.kind === 'refused') return ok(await refused(watch, came, at, desk));
  return compared(watch, came, at, desk, visitor);
}

async function refused(
  watch: WatchedPage,
  { problem, answered, retryAfterMs }: Extract<Look, { kind: 'refused' }>,
  at: UtcInstant,
  desk: Desk,
): Promise<Looked> {
  const sight = sightOf(problem);
  const evidence =
    answered !== undefined && sight === 'gone'
      ? await evidenceOf(
          watch,
          sight,
          { ...answered, payload: answered.last.body, at: answered.last.at },
          desk,
        )
      : undefined;
  const observation: Observation = {
    at,
    sight,
    reason: problem.message,
    ...(answered && { status: answered.last.status, final: answered.final }),
    ...(evidence !== undefined && { evidence }),
  };
  return { watch, observation, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** What a failure to fetch says of the page: only 404 and 410 say anything of the report. */
export function sightOf({ code }: Problem): PageState {
  if (code === 'source-gone') return 'gone';
  return code === 'source-gated' ? 'gated' : 'unreachable';
}

async function compared(
  watch: WatchedPage,
  { fetched, status, validators }: Extract<Look, { kind: 'whole' }>,
  at: UtcInstant,
  desk: Desk,
  visitor: Visitor,
): Promise<Result<Looked>> {
  const copy = await keptPage(watch.captureId, desk);
  if (!copy.ok) return copy;
  const seen = { at, status, final: fetched.final };
  const { validators: _, ...rest } = watch;
  const settled: WatchedPage = validators === undefined ? rest : { ...rest, validators };
  if (sha256(fetched.payload) === copy.value.sha256) {
    const observation: Observation = { ...seen, sight: 'live', reason: 'the same bytes came', kept: 1 };
    return ok({ watch: settled, observation });
  }
  const page = await readFetched(fetched, copy.value.report, desk.localModel());
  if (!page.ok && page.problem.code !== 'no-text') {
    const reason = `what came could not be read: ${page.problem.message}`;
    return ok({ watch, observation: { ...seen, sight: 'unreachable', reason } });
  }
  const judgement = await judged(copy.value, page.ok ? page.value : blankPage(fetched), visitor);
  const observation: Observation = {
    ...seen,
    sight: judgement.sight,
    reason: judgement.reason,
    kept: judgement.kept,
    ...(judgement.sight === 'drifted' && { comparedWith: watch.captureId, missing: judgement.missing }),
  };
  const came = { fetched, judgement, copy: copy.value, ...(page.ok && { read: page.value }) };
  return withWhatWasKept(judgement.sight === 'live' ? settled : watch, observation, came, desk);
}

/** The site is asked for nothing in particular only where that can change the verdict. */
async function judged(copy: KeptPage, page: PageCopy, visitor: Visitor): Promise<Judgement> {
  const first = judge(copy, page);
  const isInDoubt = first.sight === 'soft-404' || (first.sight === 'drifted' && first.kept < 0.6);
  if (!isInDoubt) return first;
  const probe = await probeSite(page.final, randomUUID().replaceAll('-', ''), visitor);
  const read = probe === undefined ? undefined : await readFetched(probe);
  return read?.ok === true ? judge(copy, page, read.value) : first;
}

interface Came {
  readonly fetched: Fetched;
  /** Absent where there was no text to read. */
  readonly read?: ReadPage;
  readonly judgement: Judgement;
  readonly copy: KeptPage;
}

/** A changed page becomes a capture, beside the earlier ones; what came instead of the report, evidence. */
async function withWhatWasKept(
  watch: WatchedPage,
  observation: Observation,
  { fetched, read, judgement, copy }: Came,
  desk: Desk,
): Promise<Result<Looked>> {
  const { sight } = observation;
  if (sight === 'soft-404' || sight === 'redirected-away') {
    const evidence = await evidenceOf(watch, sight, fetched, desk);
    return ok({ watch, observation: { ...observation, ...(evidence !== undefined && { evidence }) } });
  }
  const isPresent = sight === 'live' || sight === 'drifted';
  if (read === undefined || !judgement.isEdited || !isPresent) return ok({ watch, observation });
  if (!(await isNew(watch, read, desk))) return ok({ watch, observation });
  const kept = await keepPage(fetched, read, { report: copy.report, isAside: sight === 'drifted' }, desk);
  if (!kept.ok) return kept;
  return ok({
    watch: { ...watch, newestCaptureId: kept.value },
    observation: { ...observation, captureId: kept.value },
  });
}

/** Whether the page differs from the copy that watching made last, too. */
async function isNew(watch: WatchedPage, page: ReadPage, desk: Desk): Promise<boolean> {
  if (watch.newestCaptureId === watch.captureId) return true;
  const newest = await keptPage(watch.newestCaptureId, desk);
  return !newest.ok || judge(newest.value, page).isEdited;
}

/** Kept at the first look of its kind; a week of the same 404 is one piece of evidence. */
async function evidenceOf(
  watch: WatchedPage,
  sight: PageState,
  fetched: Fetched,
  desk: Desk,
): Promise<string | undefined> {
  const { state, recent } = watch.standing;
  if (state === sight || recent.some((seen) => seen.sight === sight)) return undefined;
  const kept = await keepFetched(fetched, desk.keep);
  return kept.ok ? kept.value.capture.wacz : undefined;
}

function blankPage({ payload, final }: Fetched): PageCopy {
  const source = Buffer.from(payload).toString('latin1');
  return { reading: { text: '', blocks: [], sentences: [] }, findings: [], final, source };
}
