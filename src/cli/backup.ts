import { rmSync } from 'node:fs';
import { backup as makeBackup } from '../app/backup.ts';
import { lostProblems, madeLines, manifestRecord } from '../app/backup-text.ts';
import { homeFolder } from '../app/home.ts';
import { storeIsElsewhere } from '../app/store-of-home.ts';
import { plainLine } from '../model/index.ts';
import { beforeSignal } from './before-signal.ts';
import { progress } from './progress.ts';
import { print, report, say } from './terminal.ts';
import { version } from './version.ts';

export interface BackupFlags {
  readonly home?: string;
  readonly withKeys?: boolean;
  readonly since?: string;
  readonly json?: boolean;
}

/** `howdunit backup <file-or-folder>`: the whole home in one file, whoever writes to it meanwhile. */
export async function backup(target: string, flags: BackupFlags): Promise<void> {
  const home = homeFolder(flags.home, process.env);
  const elsewhere = storeIsElsewhere(home, process.env);
  if (elsewhere !== undefined) return report(elsewhere);
  const line = progress('backup');
  let [partial, done]: [string | undefined, number] = [undefined, 0];
  const forget = beforeSignal(() => {
    if (partial !== undefined) rmSync(partial, { recursive: true, force: true });
  });
  const made = await makeBackup(target, {
    home,
    software: `howdunit/${version()}`,
    now: Date.now,
    withKeys: flags.withKeys === true,
    ...(flags.since !== undefined && { since: flags.since }),
    onPartial: (folder) => {
      partial = folder;
    },
    onStage(stage, bytes) {
      done += bytes;
      line.stage(`copying the ${stage}, ${Math.floor(done / 1_000_000)} MB`);
    },
  }).finally(forget);
  line.done();
  if (!made.ok) return report(made.problem);
  const { path, bytes, manifest, leftOut } = made.value;
  if (flags.json === true)
    await print(`${JSON.stringify({ path, bytes, leftOut, ...manifestRecord(manifest) }, null, 2)}\n`);
  else
    await print(
      madeLines(made.value)
        .map((each) => `${plainLine(each)}\n`)
        .join(''),
    );
  for (const each of leftOut) say(`left out, since howdunit gives no archive such a name: ${each}`);
  for (const each of lostProblems(manifest, path)) report(each);
}
