import type { Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import type { AskedDecision, Decision, ReviewedFinding, Store } from '../store/index.ts';
import { techniqueById } from '../vocab/attack-techniques.ts';
import type { Desk } from './desk.ts';
import type { FindingCard } from './finding-card.ts';
import { cardsOf } from './finding-card.ts';
import { refusedEdit } from './refused-edit.ts';
import type { ByAnalyst } from './stories.ts';

/** An analyst's word on a finding. */
export type FindingDecision =
  | { readonly action: 'accept' | 'reject' | 'undo' }
  | { readonly action: 'edit'; readonly edit: Readonly<Record<string, unknown>> };

export interface DecideOptions {
  /** How often it was decided on when the analyst looked; `decided-meanwhile` where that is no longer so. */
  readonly revision?: number | undefined;
  /** Decide the same on every finding of this value in the report that nobody has decided on. */
  readonly allSameValue?: boolean | undefined;
}

/**
 * Decides on a finding, and gives back all that were decided on as they now stand. What this has reported as
 * done survives the death of the process.
 */
export async function decideFinding(
  findingId: string,
  decision: FindingDecision,
  options: DecideOptions,
  by: ByAnalyst,
  desk: Desk,
): Promise<Result<readonly FindingCard[]>> {
  const said = await inWords(findingId, decision, by, desk);
  if (!said.ok) return said;
  const decided = await together(desk.store, {
    findingId,
    decision: said.value,
    ...(options.revision !== undefined && { after: options.revision }),
    ...(options.allSameValue === true && { alike: true }),
  });
  return decided.ok ? cardsOf(decided.value, desk) : decided;
}

async function inWords(
  findingId: string,
  decision: FindingDecision,
  by: ByAnalyst,
  desk: Desk,
): Promise<Result<AskedDecision['decision']>> {
  switch (decision.action) {
    case 'accept':
      return ok({ status: 'accepted', ...by });
    case 'reject':
      return ok({ status: 'rejected', ...by });
    case 'undo':
      return ok({ status: 'undone', ...by });
    case 'edit': {
      const found = await desk.store.reviewed(findingId);
      if (!found.ok) return found;
      const refused = refusedEdit(found.value.finding, decision.edit);
      if (refused !== undefined) return failed(problem('bad-usage', refused, { where: findingId }));
      return ok({ status: 'edited', edit: wholeEdit(decision.edit), ...by });
    }
  }
}

/** A technique's name and tactics follow its id. */
function wholeEdit(edit: Readonly<Record<string, unknown>>): FindingEdit {
  const { attackId } = edit;
  const known = typeof attackId === 'string' ? techniqueById(attackId) : undefined;
  if (known?.kind !== 'active') return edit as FindingEdit;
  const { name, tactics } = known.technique;
  return { ...edit, name, tactics } as FindingEdit;
}

type FindingEdit = Extract<Decision, { status: 'edited' }>['edit'];

interface Waiting {
  readonly asked: AskedDecision;
  readonly done: (outcome: Result<readonly ReviewedFinding[]>) => void;
  readonly failed: (error: unknown) => void;
}

/** Of one store: who waits, and how the last writing went. */
interface Writing {
  waiting: Waiting[];
  /** Decisions that were written. */
  count: number;
  /** ms, and when it ended. */
  took: number;
  endedAt: number;
}

const writings = new WeakMap<Store, Writing>();

/** The longest that a decision waits for others to be written with it, ms. */
const LONGEST_WAIT = 20;
/** For this long after several were written together, others are assumed to be at work, ms. */
const BUSY_MS = 250;

/**
 * Decisions that come together are written together: making a transaction durable costs more than any decision in
 * it, and while it is made nothing else is answered. Where others are at work too, the first waits for them about
 * as long as the writing itself takes; whoever works alone waits for nobody.
 */
function together(store: Store, asked: AskedDecision): Promise<Result<readonly ReviewedFinding[]>> {
  const writing = writings.get(store) ?? { waiting: [], count: 0, took: 0, endedAt: 0 };
  writings.set(store, writing);
  return new Promise((done, failedWith) => {
    writing.waiting.push({ asked, done, failed: failedWith });
    if (writing.waiting.length > 1) return;
    const isBusy = writing.count > 1 && performance.now() - writing.endedAt < BUSY_MS;
    const wait = isBusy ? Math.min(LONGEST_WAIT, writing.took) : 0;
    if (wait < 1) setImmediate(() => void write(store, writing));
    else setTimeout(() => void write(store, writing), wait);
  });
}

async function write(store: Store, writing: Writing): Promise<void> {
  const turn = writing.waiting;
  writing.waiting = [];
  const started = performance.now();
  try {
    const outcomes = await store.decideAll(turn.map(({ asked }) => asked));
    for (const [at, each] of turn.entries()) {
      const outcome = outcomes.ok ? outcomes.value[at] : outcomes;
      if (outcome === undefined) throw new Error('a decision had no outcome');
      each.done(outcome);
    }
  } catch (error) {
    for (const each of turn) each.failed(error);
  } finally {
    writing.endedAt = performance.now();
    writing.took = writing.endedAt - started;
    writing.count = turn.length;
  }
}
