import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { address } from '../api/client.ts';
import { boxesQuery, pagesQuery } from '../api/queries.ts';
import type { Card, PageSize } from '../api/types.ts';
import { useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { layerOf } from './layer.ts';
import { lineBoxes } from './line-boxes.ts';

interface PagesPaneProps {
  readonly reportId: string;
  readonly cards: readonly Card[];
  readonly active: Card | undefined;
  readonly isLit: boolean;
  readonly onPick: (id: string) => void;
}

/** The pages of a PDF as they are seen, with what was found in them. */
export function PagesPane({ reportId, ...marks }: PagesPaneProps) {
  const text = useText();
  const pages = useQuery(pagesQuery(reportId));
  const scroller = useRef<HTMLElement>(null);
  const page = marks.active?.span.page;
  const isThere = pages.data !== undefined;
  useEffect(() => {
    if (page === undefined || !isThere) return;
    scroller.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [page, isThere]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={scroller} className="sheet pages" tabIndex={0} aria-label={text['desk.tab.pages']}>
      <Asked query={pages}>
        {(sizes) =>
          sizes.map((size) => <PageView key={size.page} reportId={reportId} size={size} {...marks} />)
        }
      </Asked>
    </section>
  );
}

interface PageViewProps extends PagesPaneProps {
  readonly size: PageSize;
}

/** One page; it is asked for once it comes near the view. */
function PageView({ reportId, size, cards, active, isLit, onPick }: PageViewProps) {
  const text = useText();
  const [place, isNear] = useNear<HTMLElement>();
  const words = useQuery({ ...boxesQuery(reportId, size.page), enabled: isNear });
  const here = useMemo(() => cards.filter(({ span }) => touches(span, words.data)), [cards, words.data]);
  const shown = isLit ? here : here.filter(({ id }) => id === active?.id);
  return (
    <figure ref={place} data-page={size.page} style={{ aspectRatio: `${size.width} / ${size.height}` }}>
      {isNear && (
        <img src={address(`/reports/${reportId}/pages/${size.page}`)} alt={text['app.page'](size.page)} />
      )}
      <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        {shown.map((card) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list does the same by keyboard and by ear
          <g
            key={card.id}
            className={card.id === active?.id ? 'active' : layerOf(card)}
            onClick={() => onPick(card.id)}
          >
            {lineBoxes(words.data ?? [], card.span.start, card.span.end).map(([x0, y0, x1, y1]) => (
              <rect
                key={`${x0} ${y0}`}
                x={x0 - 1}
                y={size.height - y1 - 1}
                width={x1 - x0 + 2}
                height={y1 - y0 + 2}
              />
            ))}
          </g>
        ))}
      </svg>
      <figcaption className="seen-by-ear">{text['desk.onPage'](size.page, here.length)}</figcaption>
    </figure>
  );
}

function touches(
  { start, end }: Card['span'],
  words: readonly { readonly start: number; readonly end: number }[] | undefined,
): boolean {
  const [first, last] = [words?.[0], words?.at(-1)];
  return first !== undefined && last !== undefined && start < last.end && end > first.start;
}

/** Whether an element has come within a screen of the view; once it has, it stays so. */
function useNear<Place extends Element>(): readonly [React.RefObject<Place | null>, boolean] {
  const place = useRef<Place>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (place.current === null || isNear) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setIsNear(true),
      { rootMargin: '100% 0px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isNear]);
  return [place, isNear];
}
