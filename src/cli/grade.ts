import { readFile } from 'node:fs/promises';
import { gradeClaim, gradeHistory, gradeScales, gradeScalesText, gradeText } from '../app/grade-claim.ts';
import { lintText } from '../app/lint-grades.ts';
import { ok, problem } from '../model/index.ts';
import { analyst } from './analyst.ts';
import { EXIT } from './exit-codes.ts';
import { standardInput } from './standard-input.ts';
import { print, report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface GradeFlags {
  readonly home?: string;
  readonly by?: string;
  readonly note?: string;
  readonly scale?: 'icd-203' | 'phia';
  readonly json?: boolean;
  readonly exitCode?: boolean;
}

/** `howdunit grade <claim> [grade...]`: gives a grade, takes it back with `none`, or shows all there were. */
export async function grade(claim: string, words: readonly string[], flags: GradeFlags): Promise<void> {
  if (words.length === 0) return history(claim, flags);
  const who = analyst(flags.by);
  if (!who.ok) return report(who.problem);
  const options = { note: flags.note, ...(flags.scale && { yardstick: flags.scale }) };
  const graded = await withDesk(flags.home, (desk) => gradeClaim(claim, words, options, who.value, desk));
  if (graded === undefined) return;
  const given = graded.kind === 'claim' ? graded.grade : undefined;
  say(`${graded.id}: ${given === undefined ? 'no grade' : gradeText(given)} by ${who.value.by}`);
}

async function history(claim: string, flags: GradeFlags): Promise<void> {
  const entries = await withDesk(flags.home, async (desk) => {
    const found = await gradeHistory(claim, desk);
    return found.ok ? ok(found.value) : found;
  });
  if (entries === undefined) return;
  if (flags.json === true) return print(`${JSON.stringify(entries, null, 2)}\n`);
  const lines = entries.map(({ grade, by, at }) => {
    const note = grade?.note === undefined ? '' : `: ${grade.note}`;
    return `${at}  ${by}  ${grade === null ? 'taken back' : gradeText(grade)}${note}\n`;
  });
  await print(lines.join(''));
}

/** `howdunit grade lint <text>`: where a text breaks ICD 203 or PHIA. */
export async function lint(path: string, flags: GradeFlags): Promise<void> {
  const bytes = path === '-' ? await standardInput() : await fileBytes(path);
  if (!bytes.ok) return report(bytes.problem);
  const found = await lintText(bytes.value, path, flags.scale ?? 'icd-203');
  if (!found.ok) return report(found.problem);
  if (flags.json === true) await print(`${JSON.stringify(found.value, null, 2)}\n`);
  else for (const { rule, message, span } of found.value) say(`${path}: ${span.start}: ${message} [${rule}]`);
  if (flags.exitCode === true && found.value.length > 0) process.exitCode = EXIT.hits;
}

async function fileBytes(path: string) {
  try {
    return ok<Uint8Array>(await readFile(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = code === 'EISDIR' ? 'is-directory' : code === 'EACCES' ? 'permission-denied' : 'not-found';
    return { ok: false, problem: problem(what, message, { where: path }) } as const;
  }
}

/** `howdunit grade scales`: every term with its range and its number for export. */
export async function scales(flags: GradeFlags): Promise<void> {
  await print(flags.json === true ? `${JSON.stringify(gradeScales(), null, 2)}\n` : gradeScalesText());
}
