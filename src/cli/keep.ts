import { keepReport, sourceOf } from '../app/keep-report.ts';
import { waitForCopies } from './half-written-copies.ts';
import { type PageFlags, pageOptions } from './page-flags.ts';
import { progress } from './progress.ts';
import { print } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** `howdunit keep <file|url>`: the copy alone, as one JSON record. */
export async function keep(
  argument: string,
  flags: PageFlags & { home?: string; timestamp?: string },
): Promise<void> {
  const line = progress(argument);
  line.stage('keeping');
  const kept = await withDesk(
    flags.home,
    (desk) => {
      const whole = waitForCopies(desk.keep.archive);
      return keepReport(sourceOf(argument), desk, pageOptions(flags)).finally(whole);
    },
    flags.timestamp,
  );
  line.done();
  if (kept !== undefined) await print(`${JSON.stringify(kept.capture, null, 2)}\n`);
}
