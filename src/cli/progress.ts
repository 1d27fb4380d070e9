/** Silence is fine for this long; after it a terminal is told what is going on. */
const PATIENCE_MS = 2_000;

export interface Progress {
  stage(name: string): void;
  done(): void;
}

/** One line on a terminal's standard error, redrawn, gone at the end; nothing where there is no terminal. */
export function progress(subject: string): Progress {
  if (!process.stderr.isTTY) return { stage() {}, done() {} };
  const started = Date.now();
  let stage = '';
  let shown = false;
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1_000);
    process.stderr.write(`\r\u001B[K${subject}: ${stage} … ${seconds} s`);
    shown = true;
  }, PATIENCE_MS / 2);
  timer.unref();
  return {
    stage(name) {
      stage = name;
    },
    done() {
      clearInterval(timer);
      if (shown) process.stderr.write('\r\u001B[K');
    },
  };
}
