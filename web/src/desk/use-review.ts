import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { ProblemAnswer, post } from '../api/client.ts';
import type { Card, Decision, NewFinding } from '../api/types.ts';
import { useText } from '../i18n/index.ts';
import { tell } from '../parts/toast.tsx';
import { labelOf, sameValueKey } from './label.ts';

interface Decided {
  readonly decided: readonly Card[];
}

export interface Review {
  /** Decides one finding, or all with its value, and says so. */
  decide(card: Card, decision: Decision, said: string): void;
  add(finding: NewFinding): Promise<Card>;
  undo(): void;
}

const AFTER = {
  accept: 'accepted',
  reject: 'rejected',
  undo: 'suggested',
  edit: 'edited',
  retype: 'edited',
} as const;

/**
 * Decisions are shown and sent at once; of one finding, one after another. What the desk answers replaces what
 * was shown, and a refused one is taken back and told, so that nothing looks decided that is not.
 */
export function useReview(reportId: string): Review {
  const text = useText();
  const client = useQueryClient();
  /** What has been sent and not answered, by finding. */
  const pending = useRef(new Map<string, Promise<unknown>>());
  /** What `undo` takes back, last decision last. */
  const done = useRef<{ ids: readonly string[] }[]>([]);
  const key = ['findings', reportId];

  const cards = (): readonly Card[] => client.getQueryData<readonly Card[]>(key) ?? [];
  const put = (changed: readonly Card[]): void => {
    client.setQueryData(key, merged(cards(), changed));
  };
  const answered = (): Promise<unknown> => Promise.allSettled(pending.current.values());
  const send = <Answer>(
    id: string,
    after: Promise<unknown>,
    work: () => Promise<Answer>,
  ): Promise<Answer> => {
    const sent = after.then(work, work);
    const quiet = sent
      .catch(() => undefined)
      .then(() => {
        if (pending.current.get(id) === quiet) pending.current.delete(id);
      });
    pending.current.set(id, quiet);
    return sent;
  };
  const settled = (): void => {
    void client.invalidateQueries({ queryKey: ['home'] });
    void client.invalidateQueries({ queryKey: ['finding'] });
    void client.invalidateQueries({ queryKey: ['matrix'], refetchType: 'none' });
    void client.invalidateQueries({ queryKey: ['ledger'], refetchType: 'none' });
  };
  const refused = (error: unknown, before: readonly Card[]): void => {
    put(before);
    const isMeanwhile = error instanceof ProblemAnswer && error.problem.code === 'decided-meanwhile';
    if (isMeanwhile) void client.invalidateQueries({ queryKey: key });
    tell(isMeanwhile ? text['desk.meanwhile'] : error instanceof Error ? error.message : text['app.problem']);
  };

  const decide: Review['decide'] = (card, decision, said) => {
    const isAll = decision.allSameValue === true;
    const before = cards().filter(
      (other) => other.id === card.id || (isAll && sameValueKey(other) === sameValueKey(card)),
    );
    put(before.map((each) => ({ ...each, ...decision.edit, status: AFTER[decision.action] }) as Card));
    const label = labelOf(card, text);
    tell(
      before.length > 1 ? text['desk.decidedAll'](before.length, label) : text['desk.decided'](said, label),
    );
    const entry: { ids: readonly string[] } = { ids: [] };
    done.current.push(entry);
    const after = isAll ? answered() : (pending.current.get(card.id) ?? Promise.resolve());
    send(card.id, after, () => {
      const revision = cards().find(({ id }) => id === card.id)?.revision ?? card.revision;
      return post<Decided>(`/findings/${card.id}/decisions`, { ...decision, revision });
    }).then(
      ({ decided }) => {
        entry.ids = decided.map(({ id }) => id);
        put(decided);
        settled();
      },
      (error: unknown) => refused(error, before),
    );
  };

  const undo = (): void => {
    send('undo', answered(), async () => {
      const entry = done.current.pop();
      if (entry === undefined) return tell(text['desk.nothingToUndo']);
      for (const id of entry.ids) {
        put((await post<Decided>(`/findings/${id}/decisions`, { action: 'undo' })).decided);
      }
      const first = cards().find(({ id }) => id === entry.ids[0]);
      if (first !== undefined) tell(text['desk.undone'](labelOf(first, text)));
      settled();
    }).catch((error: unknown) => refused(error, []));
  };

  const add = async (finding: NewFinding): Promise<Card> => {
    const { added } = await post<{ added: Card }>(`/reports/${reportId}/findings`, finding);
    put([added]);
    done.current.push({ ids: [added.id] });
    tell(text['desk.added'](labelOf(added, text)));
    settled();
    return added;
  };

  useEffect(() => {
    const stay = (event: BeforeUnloadEvent): void => {
      if (pending.current.size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, []);

  const latest = useRef({ decide, undo, add });
  latest.current = { decide, undo, add };
  return {
    decide: useCallback((...given) => latest.current.decide(...given), []),
    undo: useCallback(() => latest.current.undo(), []),
    add: useCallback((finding) => latest.current.add(finding), []),
  };
}

/** Cards with changed ones in their places, and new ones where they stand in the text. */
function merged(cards: readonly Card[], changed: readonly Card[]): readonly Card[] {
  const byId = new Map(changed.map((card) => [card.id, card]));
  const kept = cards.map((card) => byId.get(card.id) ?? card);
  const known = new Set(kept.map(({ id }) => id));
  const fresh = changed.filter(({ id }) => !known.has(id));
  return fresh.length === 0 ? kept : [...kept, ...fresh].sort((a, b) => a.span.start - b.span.start);
}
