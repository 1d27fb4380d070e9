import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { memo, useCallback, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { address } from '../api/client.ts';
import type { Card, ReportDetail, TextBlock } from '../api/types.ts';
import { useDay, useText } from '../i18n/index.ts';
import { Key } from '../keys/key.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { Reviewed } from '../parts/reviewed.tsx';
import { Tlp } from '../parts/tlp.tsx';
import { tell } from '../parts/toast.tsx';
import { Sighted } from '../sightings/sighted.tsx';
import { CapturedPane } from './captured-pane.tsx';
import { DiffPanel } from './diff-panel.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type DeskSearch, filtered, TABS } from './filters.ts';
import { FindingCard } from './finding-card.tsx';
import { FindingList } from './finding-list.tsx';
import { isReviewed, labelOf, sameValueKey } from './label.ts';
import { MarkDialog } from './mark-dialog.tsx';
import { PagesPane } from './pages-pane.tsx';
import { ProvenancePanel } from './provenance-panel.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { AbsentNote, SourceNote } from './source-news.tsx';
import { type TextHandle, TextPane } from './text-pane.tsx';
import { useDeskKeys } from './use-desk-keys.ts';
import { useReview } from './use-review.ts';
import { nextOf } from './walk.ts';

interface DeskViewProps {
  readonly detail: ReportDetail;
  readonly blocks: readonly TextBlock[];
  readonly cards: readonly Card[];
  readonly isReady: boolean;
  readonly fault: unknown;
}

type Open =
  | { readonly kind: 'edit' | 'share' }
  | { readonly kind: 'mark'; readonly words: NonNullable<ReturnType<TextHandle['selection']>> };

/** The product: the words on the left, what was found in them on the right, a decision one key away. */
export function DeskView({ detail, blocks, cards, isReady, fault }: DeskViewProps) {
  const text = useText();
  const search = useSearch({ from: '/reports/$id' });
  const navigate = useNavigate({ from: '/reports/$id' });
  const review = useReview(detail.report.id);
  const [selected, setSelected] = useState(search.finding);
  const [isLit, setIsLit] = useState(true);
  const [open, setOpen] = useState<Open>();
  const handle = useRef<TextHandle | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const evidence = useId();

  const by = useDeferredValue(search);
  const shown = useMemo(() => filtered(cards, by, text), [cards, by, text]);
  const counted = useMemo(
    () => cards.filter((card) => card.heldBack === undefined || isReviewed(card)),
    [cards],
  );
  const reviewed = useMemo(() => counted.filter(isReviewed).length, [counted]);
  const active = useMemo(() => cards.find(({ id }) => id === selected), [cards, selected]);
  const alike = useMemo(() => tally(cards), [cards]);
  const narrow = useCallback(
    (change: Partial<Record<keyof DeskSearch, string | boolean | undefined>>) =>
      void navigate({ search: (before) => ({ ...before, ...change }) as DeskSearch, replace: true }),
    [navigate],
  );
  const pick = useCallback((id: string) => setSelected(id), []);
  const share = useCallback(() => setOpen({ kind: 'share' }), []);

  /** Decides the selected finding and goes on to the next one that nobody has reviewed. */
  const verdict = (action: 'accept' | 'reject', allSameValue = false): void => {
    if (active === undefined) return;
    const next = nextOf(
      shown,
      active.id,
      1,
      (card) => !isReviewed(card) && !(allSameValue && sameValueKey(card) === sameValueKey(active)),
    );
    review.decide(
      active,
      { action, revision: active.revision, ...(allSameValue && { allSameValue }) },
      text[action === 'accept' ? 'status.accepted' : 'status.rejected'],
    );
    if (next !== undefined) setSelected(next.id);
  };
  const walk = (step: 1 | -1, isAny: boolean): void => {
    const next = nextOf(shown, selected, step, isAny ? undefined : (card) => !isReviewed(card));
    if (next !== undefined) setSelected(next.id);
    else if (!isAny && shown.every(isReviewed)) tell(text['desk.allReviewed']);
  };
  const mark = (): void => {
    const words = handle.current?.selection();
    if (words === undefined) tell(text['desk.markHint']);
    else setOpen({ kind: 'mark', words });
  };
  const act = {
    accept: () => verdict('accept'),
    reject: () => verdict('reject'),
    acceptSame: () => verdict('accept', true),
    rejectSame: () => verdict('reject', true),
    later: () => walk(1, false),
    edit: () => active !== undefined && setOpen({ kind: 'edit' }),
  };

  useDeskKeys({
    act,
    walk,
    mark,
    undo: review.undo,
    narrow,
    search,
    toggleLit: () => setIsLit((is) => !is),
    toText: () => handle.current?.focus(),
    toList: () => list.current?.focus({ preventScroll: true }),
    toField: () => field.current?.focus(),
  });

  const tabs = TABS.filter((each) => each !== 'pages' || detail.reading.extractor.startsWith('pdf'));
  const tab = tabs.find((each) => each === search.tab) ?? 'text';
  const at = active === undefined ? -1 : shown.indexOf(active);
  return (
    <div className="desk">
      <DeskHead detail={detail} reviewed={reviewed} of={counted.length} onShare={share} />
      <div className="left">
        <div className="bar">
          <div className="tabs" role="tablist" aria-label={text['desk.views']}>
            {tabs.map((each) => (
              <button
                key={each}
                type="button"
                role="tab"
                id={`tab-${each}`}
                aria-selected={each === tab}
                aria-controls="view"
                tabIndex={each === tab ? 0 : -1}
                onClick={() => narrow({ tab: each === 'text' ? undefined : each })}
                onKeyDown={(event) => {
                  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                  const to = tabs[(tabs.indexOf(each) + step + tabs.length) % tabs.length];
                  if (step === 0 || to === undefined) return;
                  narrow({ tab: to });
                  document.getElementById(`tab-${to}`)?.focus();
                }}
              >
                {text[`desk.tab.${each}`]}
              </button>
            ))}
          </div>
          <label className="small lit">
            <input type="checkbox" checked={isLit} onChange={(event) => setIsLit(event.target.checked)} />{' '}
            {text['desk.markings']} <Key of="highlights" />
          </label>
        </div>
        <div className="view" role="tabpanel" id="view" aria-labelledby={`tab-${tab}`}>
          {fault !== null && <ProblemNote of={fault} />}
          {tab === 'pages' && (
            <PagesPane
              reportId={detail.report.id}
              cards={shown}
              active={active}
              isLit={isLit}
              onPick={pick}
            />
          )}
          {tab === 'captured' && <CapturedPane of={detail} />}
          {tab === 'diff' && <DiffPanel reportId={detail.report.id} />}
          {tab === 'provenance' && <ProvenancePanel reportId={detail.report.id} />}
          <div className="view" hidden={tab !== 'text'}>
            <TextPane
              blocks={blocks}
              cards={shown}
              active={active?.span ?? spanIn(search)}
              isLit={isLit}
              describedBy={evidence}
              onPick={pick}
              handle={handle}
            />
          </div>
        </div>
      </div>
      <section className="right" aria-label={text['desk.list']}>
        <FilterBar by={search} shown={shown.length} of={counted.length} onChange={narrow} field={field} />
        {shown.length > 0 ? (
          <FindingList
            cards={shown}
            selected={selected}
            onPick={pick}
            onStep={(step) => walk(step, true)}
            place={list}
          />
        ) : (
          <p className="findings quiet nothing">
            {!isReady
              ? text['app.loading']
              : cards.length === 0
                ? text['desk.noFindings']
                : text['desk.nothing']}
          </p>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className="detail" tabIndex={0} aria-label={text['desk.why']}>
          {active === undefined ? (
            <p className="quiet">{text['desk.select']}</p>
          ) : (
            <>
              <AbsentNote claimId={active.id} news={detail.news} />
              <FindingCard card={active} same={alike.get(sameValueKey(active)) ?? 1} act={act} />
            </>
          )}
        </section>
      </section>
      <p id={evidence} className="seen-by-ear">
        {active !== undefined && text['desk.evidence'](at + 1, shown.length, labelOf(active, text))}
      </p>
      {open?.kind === 'edit' && active !== undefined && (
        <EditDialog
          card={active}
          quote={(start, end) => handle.current?.quote(start, end)}
          onDecide={(decision) =>
            review.decide(active, { ...decision, revision: active.revision }, text['status.edited'])
          }
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.kind === 'mark' && (
        <MarkDialog
          words={open.words}
          add={review.add}
          onAdded={(card) => setSelected(card.id)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.kind === 'share' && <ShareDialog report={detail.report} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

/** How many findings say the same, by what they say: counted once, and not again for every finding looked at. */
function tally(cards: readonly Card[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const card of cards) {
    const key = sameValueKey(card);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The words that the address names. */
function spanIn({ at, to }: DeskSearch): { readonly start: number; readonly end: number } | undefined {
  return at === undefined || to === undefined || to <= at ? undefined : { start: at, end: to };
}

interface DeskHeadProps {
  readonly detail: ReportDetail;
  readonly reviewed: number;
  readonly of: number;
  readonly onShare: () => void;
}

const DeskHead = memo(function DeskHead({ detail, reviewed, of, onShare }: DeskHeadProps) {
  const text = useText();
  const day = useDay();
  const { report, problems } = detail;
  const stated = [report.publisher ?? text['app.noPublisher'], day(report.published)]
    .filter(Boolean)
    .join(' · ');
  return (
    <header className="desk-head">
      <h1>{report.title}</h1>
      <SourceNote news={detail.news} />
      <p className="small row-of">
        <span className="quiet">{stated}</span>
        <Tlp of={report.tlp} />
        <Sighted report={report.id} />
        {problems.length > 0 && <span className="gone">{text['desk.problems'](problems.length)}</span>}
      </p>
      <p className="small row-of end">
        <Reviewed done={reviewed} of={of} />
        <Link to="/how" search={{ reports: report.id }}>
          {text['desk.board']}
        </Link>
        <a href={address(`/reports/${report.id}/brief`, { format: 'html' })}>{text['desk.brief']}</a>
        {report.tlp.label === 'TLP:CLEAR' && (
          <Link to="/posts" search={{ report: report.id }}>
            {text['desk.publish']}
          </Link>
        )}
        <button type="button" className="linkish" onClick={onShare}>
          {text['desk.share']}
        </button>
      </p>
    </header>
  );
});
