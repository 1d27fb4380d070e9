import { useEffect, useRef } from 'react';
import type { Card, TextBlock } from '../api/types.ts';
import { useText } from '../i18n/index.ts';
import { layerOf } from './layer.ts';
import { type Mark, Painter } from './painter.ts';
import { Sheet } from './sheet.ts';

/** What the desk asks of the text. */
export interface TextHandle {
  selection(): ReturnType<Sheet['selection']>;
  quote(start: number, end: number): string | undefined;
  /** Moves the focus to the words of the active finding. */
  focus(): void;
}

interface TextPaneProps {
  readonly blocks: readonly TextBlock[];
  readonly cards: readonly Card[];
  /** The words to set off and show: the selected finding's, or those the address names. */
  readonly active: { readonly start: number; readonly end: number } | undefined;
  readonly isLit: boolean;
  /** Read out with the paragraph that has the focus: "evidence 12 of 312: …". */
  readonly describedBy: string;
  readonly onPick: (id: string) => void;
  readonly handle: { current: TextHandle | null };
}

/** The text on the left. React makes the frame; paragraphs and highlights are made beside it, for speed. */
export function TextPane({ blocks, cards, active, isLit, describedBy, onPick, handle }: TextPaneProps) {
  const text = useText();
  const pageName = text['app.page'];
  const scroller = useRef<HTMLElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ sheet: Sheet; painter: Painter } | null>(null);
  const focused = useRef<HTMLElement | undefined>(undefined);

  useEffect(() => {
    if (scroller.current === null || place.current === null) return;
    const sheet = new Sheet(place.current, blocks, pageName);
    const painter = new Painter(sheet, scroller.current);
    drawn.current = { sheet, painter };
    handle.current = {
      selection: () => sheet.selection(),
      quote: (start, end) => sheet.quote(start, end),
      focus: () => {
        const mark = painter.active;
        const element = mark && sheet.paragraphAt(mark.start)?.element;
        if (element === undefined) return;
        focused.current?.removeAttribute('tabindex');
        element.tabIndex = -1;
        element.setAttribute('aria-describedby', describedBy);
        element.focus({ preventScroll: true });
        focused.current = element;
      },
    };
    return () => {
      painter.end();
      drawn.current = null;
      handle.current = null;
    };
  }, [blocks, describedBy, handle, pageName]);

  useEffect(() => {
    if (blocks.length > 0) drawn.current?.painter.show(cards.map(markOf));
  }, [cards, blocks]);

  useEffect(() => {
    if (blocks.length > 0) drawn.current?.painter.turn(isLit);
  }, [isLit, blocks]);

  // A new object for the same finding must not scroll: only its place counts.
  const [start, end] = [active?.start, active?.end];
  useEffect(() => {
    if (drawn.current === null || blocks.length === 0) return;
    const { sheet, painter } = drawn.current;
    const mark: Mark | undefined =
      start === undefined || end === undefined ? undefined : { id: 'active', start, end, layer: 'active' };
    painter.activate(mark);
    if (mark !== undefined && scroller.current !== null) reveal(sheet, mark, scroller.current);
  }, [start, end, blocks]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={scroller} className="sheet" tabIndex={0} aria-label={text['desk.textOf']}>
      {/* biome-ignore lint/a11y: a click picks the finding under it; the list does the same by keyboard */}
      <div
        ref={place}
        className="text"
        dir="auto"
        onClick={(event) => {
          const mark = drawn.current && markUnder(event.clientX, event.clientY, drawn.current);
          if (mark) onPick(mark.id);
        }}
      />
    </section>
  );
}

function markOf(card: Card): Mark {
  const { start, end } = card.span;
  return { id: card.id, start, end, layer: layerOf(card) };
}

function markUnder(
  x: number,
  y: number,
  { sheet, painter }: { sheet: Sheet; painter: Painter },
): Mark | undefined {
  if (document.getSelection()?.isCollapsed === false) return undefined;
  const at = document.caretPositionFromPoint(x, y);
  const offset = at === null ? undefined : sheet.offsetOf(at.offsetNode, at.offset);
  return offset === undefined ? undefined : painter.at(offset);
}

/** Scrolls only if the words are not in view; once more after layout, where heights were only guessed. */
function reveal(sheet: Sheet, mark: Mark, scroller: HTMLElement): void {
  const paragraph = sheet.paragraphAt(mark.start);
  if (paragraph === undefined) return;
  const range = sheet.rangeIn(paragraph, mark.start, mark.end);
  const centre = (): boolean => {
    const view = scroller.getBoundingClientRect();
    const words = range.getBoundingClientRect();
    const isLaidOut = words.height > 0;
    const box = isLaidOut ? words : paragraph.element.getBoundingClientRect();
    if (isLaidOut && box.top >= view.top + 24 && box.bottom + 56 <= view.bottom) return false;
    scroller.scrollTop += box.top - view.top - view.height / 3;
    return true;
  };
  if (centre()) requestAnimationFrame(() => requestAnimationFrame(centre));
}
