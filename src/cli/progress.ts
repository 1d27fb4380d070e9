import { plainLine } from '../model/index.ts';

/** Silence is fine for this long; after it a terminal is told what is going on. */
const PATIENCE_MS = 2_000;
const REDRAW_MS = 250;

/** The part of a terminal that a line is drawn on. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface RedrawnLine {
  /** Draws it if it is time to; for work that lets no timer run. */
  tick(): void;
  /** Takes it away, so that something else can be written; it comes back. */
  clear(): void;
  done(): void;
}

/** One line on a terminal's standard error, redrawn, gone at the end; nothing where there is no terminal. */
export function redrawnLine(
  words: (seconds: number) => string,
  terminal: Terminal = process.stderr,
  now: () => number = performance.now.bind(performance),
): RedrawnLine {
  if (terminal.isTTY !== true) return { tick() {}, clear() {}, done() {} };
  const started = now();
  let drawn = started + PATIENCE_MS - REDRAW_MS;
  let isShown = false;
  const tick = (): void => {
    if (now() - drawn < REDRAW_MS) return;
    drawn = now();
    isShown = true;
    const line = plainLine(words((drawn - started) / 1_000));
    terminal.write(`\r\u001B[K${cut(line, (terminal.columns ?? 80) - 1)}`);
  };
  const clear = (): void => {
    if (isShown) terminal.write('\r\u001B[K');
    isShown = false;
  };
  const timer = setInterval(tick, REDRAW_MS);
  timer.unref();
  return {
    tick,
    clear,
    done() {
      clearInterval(timer);
      clear();
    },
  };
}

/** A line that wraps cannot be taken away again. */
function cut(line: string, columns: number): string {
  const characters = [...line];
  return characters.length <= columns ? line : `${characters.slice(0, columns - 1).join('')}…`;
}

export interface Progress {
  stage(name: string): void;
  /** Pages are told while nothing else can run, so each may draw. */
  page(page: number, pages: number): void;
  done(): void;
}

/** What one thing is doing, and for how long: `report.pdf: reading p.14 of 96 … 3 s`. */
export function progress(subject: string, terminal?: Terminal, now?: () => number): Progress {
  let stage = '';
  let at = '';
  const line = redrawnLine(
    (seconds) => `${subject}: ${stage}${at} … ${Math.round(seconds)} s`,
    terminal,
    now,
  );
  return {
    stage(name) {
      stage = name;
      at = '';
      line.tick();
    },
    page(page, pages) {
      at = ` p.${page} of ${pages}`;
      line.tick();
    },
    done: line.done,
  };
}
