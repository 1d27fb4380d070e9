import { keepReport, sourceOf } from '../app/keep-report.ts';
import { progress } from './progress.ts';
import { print } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** `howdunit keep <file|url>`: the copy alone, as one JSON record. */
export async function keep(
  argument: string,
  flags: { home?: string; allowPrivate?: boolean },
): Promise<void> {
  const line = progress(argument);
  line.stage('keeping');
  const kept = await withDesk(flags.home, (desk) =>
    keepReport(sourceOf(argument), desk, flags.allowPrivate === true ? { allowPrivate: true } : {}),
  );
  line.done();
  if (kept !== undefined) await print(`${JSON.stringify(kept.capture, null, 2)}\n`);
}
