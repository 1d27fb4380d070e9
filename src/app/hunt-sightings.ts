import type { TaskHit } from '../hunt/index.ts';
import type { Problem, Result } from '../model/index.ts';
import { ok, sha256, utcInstant } from '../model/index.ts';
import type { StoredIndicator } from '../store/index.ts';
import type { Desk } from './desk.ts';
import type { Gathered } from './hunt-gathered.ts';
import { gather, gathering, keptAs, MOST_SIGHTINGS, nothing, tooManyIn } from './hunt-gathered.ts';

/**
 * Adds hits up to sightings: an indicator of a report, on a host, on a day, in a log. Hits of a log come in its order,
 * so where the line comes that was counted last, all before it were counted, too, and are taken off again: searching a
 * log anew adds nothing, searching one that has grown adds what is new.
 */
export class HuntSightings {
  readonly #desk: Pick<Desk, 'store' | 'keep'>;
  readonly #marks: ReadonlyMap<string, string>;
  readonly #found: Map<string, Gathered & { mark: string }> = new Map();
  #left = 0;

  private constructor(desk: Pick<Desk, 'store' | 'keep'>, marks: ReadonlyMap<string, string>) {
    this.#desk = desk;
    this.#marks = marks;
  }

  static async over(desk: Pick<Desk, 'store' | 'keep'>): Promise<Result<HuntSightings>> {
    const marks = await desk.store.sightingMarks();
    return marks.ok ? ok(new HuntSightings(desk, marks.value)) : marks;
  }

  note(hit: TaskHit, named: StoredIndicator): void {
    const fresh = gathering(hit, named);
    const found = this.#found.get(fresh.id);
    if (found === undefined && this.#found.size >= MOST_SIGHTINGS) {
      this.#left += 1;
      return;
    }
    const gathered = found ?? { ...fresh, mark: '' };
    this.#found.set(gathered.id, gathered);
    gather(gathered, hit);
    gathered.mark = `${hit.offset}:${sha256(hit.line).slice(0, 16)}`;
    if (gathered.mark === this.#marks.get(gathered.id)) Object.assign(gathered, nothing());
  }

  /** Stores what the log that has just been searched came to. @returns why not all of it was kept */
  async keep(tally: { sightings: number | undefined }): Promise<readonly Problem[]> {
    const at = utcInstant(this.#desk.keep.now());
    const added = [...this.#found.values()]
      .filter(({ count }) => count > 0)
      .map((each) => keptAs(each, each.mark, at));
    const kept = added.length === 0 ? ok(undefined) : await this.#desk.store.addSightings(added);
    const tooMany = this.#left === 0 ? [] : [tooManyIn(added[0]?.sighting.file, this.#left)];
    this.#found.clear();
    this.#left = 0;
    tally.sightings = (tally.sightings ?? 0) + (kept.ok ? added.length : 0);
    return kept.ok ? tooMany : [kept.problem];
  }
}
