import { readFile } from 'node:fs/promises';
import { answersTo, findInBytes, type Question } from '../app/find-in-text.ts';
import { findingLines } from '../app/finding-lines.ts';
import { homeFolder } from '../app/home.ts';
import { localModelOf } from '../app/local-model.ts';
import type { Finding, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { standardInput } from './standard-input.ts';
import { print, report } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface FindFlags {
  readonly home?: string;
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly all?: boolean;
  readonly ocr?: boolean;
}

/** `howdunit how|who <report|file|->`: findings without keeping anything, or those of a kept report. */
export async function find(question: Question, argument: string, flags: FindFlags): Promise<void> {
  const found = await findingsOf(question, argument, flags);
  if (found === undefined) return;
  const shown =
    flags.all === true
      ? found
      : found.filter((finding) => finding.heldBack === undefined && finding.status !== 'rejected');
  if (flags.json === true) return print(`${JSON.stringify(shown, null, 2)}\n`);
  await print(findingLines(shown, flags.jsonl === true ? 'jsonl' : 'table'));
}

async function findingsOf(
  question: Question,
  argument: string,
  flags: FindFlags,
): Promise<readonly Finding[] | undefined> {
  const bytes = argument === '-' ? await standardInput() : await fileBytes(argument);
  if (bytes === undefined) return storedFindings(question, argument, flags);
  const local = question === 'how' ? localModelOf(homeFolder(flags.home, process.env), report)() : undefined;
  const answer = bytes.ok
    ? await findInBytes(bytes.value, question, argument, { ocr: flags.ocr === true, local })
    : bytes;
  if (answer.ok) return answer.value.findings;
  report(answer.problem);
  return undefined;
}

/** The bytes of a file; undefined where there is no file of that name, so that it may be a report's. */
async function fileBytes(path: string): Promise<Result<Uint8Array> | undefined> {
  if (/^https?:\/\//i.test(path)) {
    return failed(
      problem('bad-usage', 'a URL must be kept before it is searched', {
        where: path,
        hint: 'Use: howdunit read <url>.',
      }),
    );
  }
  try {
    return ok(await readFile(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'EISDIR')
      return failed(problem('is-directory', 'this is a folder, not a report', { where: path }));
    if (code === 'EACCES' || code === 'EPERM')
      return failed(problem('permission-denied', 'this file may not be read', { where: path }));
    return failed(problem('not-found', message, { where: path }));
  }
}

async function storedFindings(
  question: Question,
  reference: string,
  flags: FindFlags,
): Promise<readonly Finding[] | undefined> {
  const document = await withDesk(flags.home, (desk) => desk.store.document(reference));
  return document?.findings.filter((finding) => answersTo(question, finding));
}
