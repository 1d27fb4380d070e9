/** 128 and the signal's number, as shells report it. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Puts something in order before Ctrl-C, `kill` or a closed terminal ends the process; a second signal ends it
 * at once. Without this a signal acts by itself, which it must while text is searched: a listener would have
 * to wait until the search is over.
 *
 * @returns ends the watch, since there is nothing left to put in order; a signal that came meanwhile acts now
 */
export function beforeSignal(tidy: () => void | Promise<void>): () => void {
  let came: (() => void) | undefined;
  const listeners = Object.entries(SIGNALS).map(([signal, code]) => {
    const act = (): void => {
      // The listener is gone, so the signal now acts as if it had never been caught.
      process.kill(process.pid, signal);
      // Only the first process of a container survives that.
      process.exit(code);
    };
    const end = async (): Promise<void> => {
      came = act;
      try {
        await tidy();
      } finally {
        act();
      }
    };
    const listener = (): void => void end();
    process.once(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const forget of listeners) forget();
    came?.();
  };
}
