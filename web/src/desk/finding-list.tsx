import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import type { Card } from '../api/types.ts';
import { useText, word } from '../i18n/index.ts';
import { labelOf } from './label.ts';

const ROW = 46;

interface FindingListProps {
  readonly cards: readonly Card[];
  readonly selected: string | undefined;
  readonly onPick: (id: string) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly place: { current: HTMLDivElement | null };
}

/** Every finding the filter lets through; only the rows near the view exist. */
export function FindingList({ cards, selected, onPick, onStep, place }: FindingListProps) {
  const text = useText();
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const at = cards.findIndex(({ id }) => id === selected);
  const scrollTo = useRef(rows.scrollToIndex);
  scrollTo.current = rows.scrollToIndex;
  useEffect(() => {
    if (at >= 0) scrollTo.current(at, { align: 'auto' });
  }, [at]);
  return (
    <div
      ref={place}
      className="findings"
      role="listbox"
      tabIndex={0}
      aria-label={text['desk.list']}
      aria-activedescendant={at >= 0 ? `row-${cards[at]?.id}` : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        onStep(event.key === 'ArrowDown' ? 1 : -1);
      }}
    >
      <div role="presentation" className="run" style={{ blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const card = cards[index];
          return card === undefined ? null : (
            <FindingRow
              key={card.id}
              card={card}
              offset={start}
              at={index}
              of={cards.length}
              isSelected={index === at}
              onPick={onPick}
            />
          );
        })}
      </div>
    </div>
  );
}

interface FindingRowProps {
  readonly card: Card;
  readonly offset: number;
  readonly at: number;
  readonly of: number;
  readonly isSelected: boolean;
  readonly onPick: (id: string) => void;
}

const SIGN = { suggested: '·', accepted: '✓', rejected: '✗', edited: '✎' } as const;

const FindingRow = memo(function FindingRow({ card, offset, at, of, isSelected, onPick }: FindingRowProps) {
  const text = useText();
  const type = card.kind === 'observable' ? card.type : word(text, 'kind', card.kind);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys
    <div
      id={`row-${card.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-setsize={of}
      aria-posinset={at + 1}
      className={`finding of-${card.side} ${card.status}`}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={() => onPick(card.id)}
    >
      <span className="sign" aria-hidden="true">
        {SIGN[card.status]}
      </span>
      <span className={card.kind === 'observable' || card.kind === 'technique' ? 'label value' : 'label'}>
        {labelOf(card, text)}
      </span>
      <span className="small quiet kind">
        <span className={card.side}>{word(text, 'side', card.side)}</span> {type}
        {card.kind === 'observable' && card.role !== 'unknown' && <> · {word(text, 'role', card.role)}</>}
        {card.span.page !== undefined && <> · {text['app.page'](card.span.page)}</>}
        <span className="seen-by-ear"> {word(text, 'status', card.status)}</span>
      </span>
    </div>
  );
});
