import type { Desk } from '../app/desk.ts';
import type { Holdings, Listed, Submissions, Which } from '../app/mementos.ts';
import { archivesFrom, holdings, keepMemento, submitPage } from '../app/mementos.ts';
import type { Problem, Result, UtcInstant } from '../model/index.ts';
import { failed, ok, plainLine, problem, utcInstant } from '../model/index.ts';
import { print, report } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface MementosFlags {
  readonly home?: string;
  readonly allowPrivate?: boolean;
  readonly json?: boolean;
  /** A memento's address, or a date. */
  readonly fetch?: string;
  readonly submit?: boolean;
}

/** `howdunit mementos <url>`: what archives hold of a page; `--fetch` keeps one, `--submit` asks for one. */
export async function mementos(page: string, flags: MementosFlags): Promise<void> {
  const archives = archivesFrom(process.env);
  if (!archives.ok) return report(archives.problem);
  const options = flags.allowPrivate === true ? { allowPrivate: true } : {};
  const lines = await withDesk(flags.home, async (desk): Promise<Result<string>> => {
    if (flags.fetch !== undefined) return fetchOne(page, flags.fetch, flags, desk);
    if (flags.submit === true) return said(await submitPage(page, archives.value, desk, options), flags);
    return listed(await holdings(page, archives.value, desk, options), flags);
  });
  if (lines !== undefined) await print(lines);

  async function fetchOne(
    url: string,
    what: string,
    { json }: MementosFlags,
    desk: Desk,
  ): Promise<Result<string>> {
    const which = whichOf(what);
    if (!which.ok) return which;
    const kept = await keepMemento(url, which.value, archives.ok ? archives.value : [], desk, options);
    if (!kept.ok) return kept;
    const { mark, captureId, reportId } = kept.value;
    if (json === true) return ok(`${JSON.stringify(kept.value, null, 2)}\n`);
    return ok(`${captureId}  of ${reportId}, held by ${mark.heldBy}, as of ${mark.datetime}\n`);
  }
}

/** All archives failing is a failure; some failing is said beside what the others gave. */
function listed({ mementos: held, problems }: Holdings, { json }: MementosFlags): Result<string> {
  const [first] = problems;
  if (held.length === 0 && first !== undefined) return failed(first);
  for (const each of problems) report(each);
  if (json === true) return ok(`${JSON.stringify({ mementos: held, problems }, null, 2)}\n`);
  return ok(held.map(line).join(''));
}

function line({ datetime, heldBy, url, status }: Listed): string {
  return `${plainLine(`${datetime}  ${heldBy}  ${status ?? '   '}  ${url}`)}\n`;
}

function said({ submitted, problems }: Submissions, { json }: MementosFlags): Result<string> {
  const [first] = problems;
  if (submitted.length === 0 && first !== undefined) return failed(first);
  for (const each of problems as readonly Problem[]) report(each);
  if (json === true) return ok(`${JSON.stringify({ submitted, problems }, null, 2)}\n`);
  const lines = submitted.map(({ archive, url }) =>
    url === undefined ? `${archive}  took the request and named no memento` : `${archive}  ${url}`,
  );
  return ok(lines.map((each) => `${plainLine(each)}\n`).join(''));
}

function whichOf(text: string): Result<Which> {
  if (/^https?:\/\//i.test(text)) return ok({ kind: 'address', url: text });
  const date = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{5,12}Z)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(date)) return ok({ kind: 'near', at: utcInstant(date) satisfies UtcInstant });
  return failed(
    problem('bad-usage', `“${text}” is neither a memento’s address nor a date`, {
      hint: 'A date is 2026-03-03 or 2026-03-03T09:30:00Z, in UTC.',
    }),
  );
}
