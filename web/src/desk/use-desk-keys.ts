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

/** The key map of the desk; `keys/help.tsx` tells it to the reader. */
export function useDeskKeys(desk: DeskActs): void {
  const { act, narrow, search } = desk;
  const walk = (step: 1 | -1, isAny: boolean) => () => desk.walk(step, isAny);
  useKeys({
    j: walk(1, false),
    k: walk(-1, false),
    J: walk(1, true),
    K: walk(-1, true),
    a: act.accept,
    x: act.reject,
    e: act.edit,
    s: act.later,
    A: act.acceptSame,
    u: desk.undo,
    m: desk.mark,
    h: desk.toggleLit,
    w: () => narrow({ side: AFTER[search.side ?? 'both'] }),
    '/': desk.toField,
    Enter: desk.toText,
    Escape: desk.toList,
    ...Object.fromEntries(
      KINDS.map((kind, at) => [
        String(at + 1),
        () => narrow({ kind: search.kind === kind ? undefined : kind }),
      ]),
    ),
  });
}
