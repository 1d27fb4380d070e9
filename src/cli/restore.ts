import { rmSync } from 'node:fs';
import { lostProblems, manifestRecord, restoredLines } from '../app/backup-text.ts';
import { homeFolder } from '../app/home.ts';
import { restore as makeHome } from '../app/restore.ts';
import { storeIsElsewhere } from '../app/store-of-home.ts';
import { plainLine } from '../model/index.ts';
import { beforeSignal } from './before-signal.ts';
import { progress } from './progress.ts';
import { print, report } from './terminal.ts';

export interface RestoreFlags {
  readonly home?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** `howdunit restore <backup> [earlier…]`: a home again, when every byte of it is what was backed up. */
export async function restore(backups: readonly string[], flags: RestoreFlags): Promise<void> {
  const home = homeFolder(flags.home, process.env);
  const elsewhere = flags.check === true ? undefined : storeIsElsewhere(home, process.env);
  if (elsewhere !== undefined) return report(elsewhere);
  const line = progress('restore');
  let [partial, done]: [string | undefined, number] = [undefined, 0];
  const forget = beforeSignal(() => {
    if (partial !== undefined) rmSync(partial, { recursive: true, force: true });
  });
  const restored = await makeHome(backups, {
    ...(flags.check !== true && { home }),
    onPartial: (folder) => {
      partial = folder;
    },
    onStage(stage, bytes, all) {
      done += bytes;
      line.stage(
        stage === 'store'
          ? 'looking at the store'
          : `${Math.floor(done / 1_000_000)} of ${Math.ceil(all / 1_000_000)} MB`,
      );
    },
  }).finally(forget);
  line.done();
  if (!restored.ok) return report(restored.problem);
  const { manifest, ...rest } = restored.value;
  if (flags.json === true)
    await print(`${JSON.stringify({ ...rest, backup: manifestRecord(manifest) }, null, 2)}\n`);
  else
    await print(
      restoredLines(restored.value)
        .map((each) => `${plainLine(each)}\n`)
        .join(''),
    );
  for (const each of lostProblems(manifest, backups[0] ?? '')) report(each);
}
