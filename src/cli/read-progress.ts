import { basename } from 'node:path';
import type { Listed } from '../app/read-many-gather.ts';
import type { Terminal } from './progress.ts';
import { redrawnLine } from './progress.ts';

export interface ManyProgress {
  page(listed: Listed, page: number): void;
  /** @param pages of it that were read just now */
  done(
    listed: string,
    outcome: { readonly isFailed: boolean; readonly isLeftOut: boolean; pages: number },
  ): void;
  tick(): void;
  clear(): void;
  end(): void;
}

/** Where many reports stand: `12/200 reports · 4 failed · 31 pages/s · report.pdf p.14`. */
export function manyProgress(total: number, terminal?: Terminal, now?: () => number): ManyProgress {
  let all = total;
  let done = 0;
  let failed = 0;
  let pages = 0;
  /** Pages of what is being read. */
  const open = new Map<string, number>();
  let last = '';
  const line = redrawnLine(
    (seconds) => {
      const read = [...open.values()].reduce((sum, each) => sum + each, pages);
      const at = open.get(last);
      return [
        `${done}/${all} reports`,
        ...(failed > 0 ? [`${failed} failed`] : []),
        ...(read > 0 ? [`${Math.round(read / seconds)} pages/s`] : [`${Math.round(seconds)} s`]),
        ...(last === '' ? [] : [`${basename(last)}${at === undefined ? '' : ` p.${at}`}`]),
      ].join(' · ');
    },
    terminal,
    now,
  );
  return {
    page({ source }, page) {
      open.set(source, page);
      last = source;
    },
    done(source, outcome) {
      open.delete(source);
      if (outcome.isLeftOut) all -= 1;
      else done += 1;
      if (outcome.isFailed) failed += 1;
      pages += outcome.pages;
      last = source;
    },
    tick: line.tick,
    clear: line.clear,
    end: line.done,
  };
}
