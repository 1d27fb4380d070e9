/** Waits so that one host is not asked more often than it bears, whoever asks for what. */
export interface Pace {
  /** Resolves when the host of a URL may be asked again. */
  turn(url: string, gapMs?: number): Promise<void>;
}

/** ms between two requests to one host. */
const USUAL_GAP = 1_000;
/** A crawl delay beyond this is no politeness any more but a refusal, which robots.txt has words for. */
const LONGEST_GAP = 60_000;

/** @param clock `now` in ms since the epoch; `sleep` in ms */
export function startPace(clock: { now: () => number; sleep: (ms: number) => Promise<void> }): Pace {
  const free = new Map<string, number>();
  return {
    async turn(url, gapMs = USUAL_GAP) {
      const { host } = new URL(url);
      const now = clock.now();
      const at = Math.max(now, free.get(host) ?? 0);
      free.set(host, at + Math.min(gapMs, LONGEST_GAP));
      if (at > now) await clock.sleep(at - now);
    },
  };
}
