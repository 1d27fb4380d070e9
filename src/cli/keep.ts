import { keepReport, sourceOf } from '../app/keep-report.ts';
import { waitForCopies } from './half-written-copies.ts';
import { progress } from './progress.ts';
import { print } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** `howdunit keep <file|url>`: the copy alone, as one JSON record. */
export async function keep(
  argument: string,
  flags: { home?: string; allowPrivate?: boolean; timestamp?: string },
): Promise<void> {
  const line = progress(argument);
  line.stage('keeping');
  const kept = await withDesk(
    flags.home,
    (desk) => {
      const whole = waitForCopies(desk.keep.archive);
      const options = flags.allowPrivate === true ? { allowPrivate: true } : {};
      return keepReport(sourceOf(argument), desk, options).finally(whole);
    },
    flags.timestamp,
  );
  line.done();
  if (kept !== undefined) await print(`${JSON.stringify(kept.capture, null, 2)}\n`);
}
