/** Two clocks over one fetch: one for the whole of it, one for every silence. */
export interface Deadline {
  /** Aborts when either has run out. */
  readonly signal: AbortSignal;
  /** The server said something: the silence starts anew. */
  touch(): void;
  /** What ran out, as a clause for a message; undefined while there is time. */
  expired(): string | undefined;
  /** Both clocks stop; nothing keeps the process alive any longer. */
  stop(): void;
}

/** @param totalMs for everything, @param idleMs for any silence, both in ms */
export function startDeadline(totalMs: number, idleMs: number): Deadline {
  const controller = new AbortController();
  let reason: string | undefined;
  const expire = (why: string): void => {
    reason ??= why;
    controller.abort();
  };
  const total = setTimeout(expire, totalMs, `the fetch did not end within ${seconds(totalMs)}`);
  const idle = setTimeout(expire, idleMs, `the server said nothing for ${seconds(idleMs)}`);
  return {
    signal: controller.signal,
    touch: () => void idle.refresh(),
    expired: () => reason,
    stop: () => {
      clearTimeout(total);
      clearTimeout(idle);
    },
  };
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
