import { plainLine } from '../model/index.ts';
import { print } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** `howdunit reports`: what is kept here, newest first. */
export async function reports(flags: { home?: string; json?: boolean }): Promise<void> {
  const kept = await withDesk(flags.home, (desk) => desk.store.reports());
  if (kept === undefined) return;
  if (flags.json === true) return print(`${JSON.stringify(kept, null, 2)}\n`);
  const lines = kept.map(({ report, lastCapturedAt, findings }) =>
    plainLine(
      `${report.id}  ${lastCapturedAt.slice(0, 10)}  ${String(findings).padStart(5)} findings  ${report.title}`,
    ),
  );
  await print(lines.map((line) => `${line}\n`).join(''));
}
