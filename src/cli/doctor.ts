import { examine } from '../app/doctor.ts';
import { doctorLines } from '../app/doctor-text.ts';
import { homeFolder } from '../app/home.ts';
import { plainLine } from '../model/index.ts';
import { exitCodeOf } from './exit-codes.ts';
import { gravest } from './gravity.ts';
import { progress } from './progress.ts';
import { print } from './terminal.ts';

export interface DoctorFlags {
  readonly home?: string;
  readonly deep?: boolean;
  readonly json?: boolean;
}

/** `howdunit doctor`: is this machine, and this home, as it should be; nothing is changed. */
export async function doctor(flags: DoctorFlags): Promise<void> {
  const line = progress('doctor');
  line.stage('looking');
  let bytes = 0;
  const checks = await examine({
    home: homeFolder(flags.home, process.env),
    deep: flags.deep === true,
    node: process.versions.node,
    now: Date.now(),
    environment: process.env,
    onProgress(more) {
      bytes += more;
      line.stage(`verifying, ${Math.floor(bytes / 1_000_000)} MB read`);
    },
  });
  line.done();
  const codes = checks.flatMap(({ code }) => (code === undefined ? [] : [exitCodeOf(code)]));
  const text =
    flags.json === true
      ? `${JSON.stringify(checks, null, 2)}\n`
      : doctorLines(checks)
          .map((each) => `${plainLine(each)}\n`)
          .join('');
  await print(text);
  process.exitCode = gravest(codes);
}
