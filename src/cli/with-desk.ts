import type { Desk } from '../app/desk.ts';
import { openDesk } from '../app/desk.ts';
import { homeFolder } from '../app/home.ts';
import type { Result } from '../model/index.ts';
import { report } from './terminal.ts';
import { version } from './version.ts';

/** Opens the home for the length of one command; a problem is reported and ends it. */
export async function withDesk<T>(
  home: string | undefined,
  work: (desk: Desk) => Promise<Result<T>>,
  timestampUrl: string | undefined = process.env['HOWDUNIT_TIMESTAMP_URL'],
): Promise<T | undefined> {
  const desk = await openDesk({
    home: homeFolder(home, process.env),
    version: version(),
    timestampUrl,
    onProblem: report,
  });
  if (!desk.ok) {
    report(desk.problem);
    return undefined;
  }
  try {
    const result = await work(desk.value);
    if (result.ok) return result.value;
    report(result.problem);
    return undefined;
  } finally {
    await desk.value.store.close();
  }
}
