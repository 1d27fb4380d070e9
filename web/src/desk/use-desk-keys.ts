import type { Side } from '../api/types.ts';
import { useKeys } from '../keys/use-keys.ts';
import { type DeskSearch, KINDS } from './filters.ts';

interface DeskActs {
  readonly act: Readonly<Record<'accept' | 'reject' | 'acceptSame' | 'later' | 'edit', () => void>>;
  readonly walk: (step: 1 | -1, isAny: boolean) => void;
  readonly mark: () => void;
  readonly undo: () => void;
  readonly narrow: (change: Partial<Record<keyof DeskSearch, string | boolean | undefined>>) => void;
  readonly search: DeskSearch;
  readonly toggleLit: () => void;
  readonly toText: () => void;
  readonly toList: () => void;
  readonly toField: () => void;
}

const AFTER: Readonly<Record<'both' | Side, Side | undefined>> = { both: 'how', how: 'who', who: undefined };

/** What the keys of the desk do; which they are is said in `keys/chosen.ts`. */
export function useDeskKeys(desk: DeskActs): void {
  const { act, narrow, search } = desk;
  const walk = (step: 1 | -1, isAny: boolean) => () => desk.walk(step, isAny);
  useKeys({
    next: walk(1, false),
    previous: walk(-1, false),
    nextAny: walk(1, true),
    previousAny: walk(-1, true),
    accept: act.accept,
    reject: act.reject,
    edit: act.edit,
    later: act.later,
    same: act.acceptSame,
    undo: desk.undo,
    mark: desk.mark,
    highlights: desk.toggleLit,
    side: () => narrow({ side: AFTER[search.side ?? 'both'] }),
    find: desk.toField,
    Enter: desk.toText,
    Escape: desk.toList,
    ...Object.fromEntries(
      KINDS.map((kind) => [kind, () => narrow({ kind: search.kind === kind ? undefined : kind })]),
    ),
  });
}
