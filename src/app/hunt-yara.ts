import { availableParallelism } from 'node:os';
import { inputsOf } from '../hunt/index.ts';
import type { FileDone } from '../hunt/yara/index.ts';
import { huntFiles } from '../hunt/yara/index.ts';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { whyNotShown } from '../share/lists/shown.ts';
import type { Desk } from './desk.ts';
import type { HuntProgressTold, HuntSummary } from './hunt-logs.ts';
import type { ShownSighting } from './shown-sighting.ts';
import type { KeptYaraRule } from './shown-yara-hit.ts';
import { shownYaraHit } from './shown-yara-hit.ts';
import { YaraTally } from './yara-tally.ts';

export interface YaraHuntOptions {
  /** Files, folders and patterns. */
  readonly paths: readonly string[];
  /** Only the rules of this report. */
  readonly report?: string;
  /** Run what the default view holds back, too: rules from recognised text, for one. */
  readonly all: boolean;
  /** Processes that scan; as many as there are cores unless given. */
  readonly workers?: number;
  /** What a pass over one file may take, seconds, and how large a file may be, MiB. */
  readonly timeout?: number;
  readonly maxSize?: number;
  readonly onSighting: (sighting: ShownSighting) => Promise<void>;
  /** A rule that is not run; a file that was not scanned, or not by all rules. */
  readonly onProblem: (problem: Problem) => void;
  readonly onProgress: (progress: HuntProgressTold) => void;
  /** Told once, before the search: says, when asked, what has been covered so far. */
  readonly onStart?: (cover: () => string) => void;
}

const TIMEOUT_S = 30;
const MOST_MIB = 256;
const MIB = 1024 * 1024;

/** Scans files for the YARA rules that kept reports print; every hit comes with the place of its rule in the report. */
export async function huntByYara(desk: Desk, options: YaraHuntOptions): Promise<Result<HuntSummary>> {
  if (options.paths.includes('-')) {
    const message = 'rules are run over files, and standard input is none';
    return failed(problem('bad-usage', message, { hint: 'Name files or folders.' }));
  }
  const kept = await keptRules(desk, options);
  if (!kept.ok) return kept;
  const { rules, heldBack } = kept.value;
  if (rules.length === 0) return failed(noRules(heldBack));
  const { files, problems } = inputsOf(options.paths);
  for (const each of problems) options.onProblem(each);
  const tally = new YaraTally({ files: files.length + problems.length, heldBack });
  options.onStart?.(() => tally.interrupted());
  const done = await huntFiles(
    files,
    rules.map(({ rule, report }) => ({ name: rule.name, text: rule.text, group: report.id })),
    { time: (options.timeout ?? TIMEOUT_S) * 1_000, size: (options.maxSize ?? MOST_MIB) * MIB },
    options.workers ?? availableParallelism(),
    {
      ready: (count) => {
        tally.rules = count;
      },
      refused: (number, why) => {
        tally.refused += 1;
        const refused = rules[number];
        if (refused !== undefined) options.onProblem(notRun(refused, why));
      },
      done: (file) => told(file, rules, tally, options),
    },
  );
  if (!done.ok) return done;
  for (const { rules: slow, files: count } of done.value.missed) {
    const names = slow.map((number) => `“${rules[number]?.rule.name ?? ''}”`).join(', ');
    const message = `the YARA rule ${names} took too much time or memory on ${count} files, which it says nothing of`;
    const where = rules[slow[0] ?? 0]?.report.id;
    options.onProblem(problem('not-searched', message, where === undefined ? {} : { where }));
  }
  return ok({ hits: tally.hits, verdict: tally.verdict() });
}

async function told(
  done: FileDone,
  rules: readonly KeptYaraRule[],
  tally: YaraTally,
  { onSighting, onProblem, onProgress }: YaraHuntOptions,
): Promise<void> {
  tally.add(done);
  for (const hit of done.hits) {
    const kept = rules[hit.rule];
    if (kept !== undefined) await onSighting(shownYaraHit(done, hit, kept));
  }
  if (done.problem !== undefined) onProblem(notSearched(done.problem));
  onProgress({ bytes: tally.bytes, total: 0, hits: tally.hits });
}

/** A rule that was stopped is a part of the search that was not done; `timed-out` is said of a network. */
function notSearched(of: Problem): Problem {
  return of.code === 'timed-out' ? { ...of, code: 'not-searched' } : of;
}

async function keptRules(
  desk: Desk,
  { report, all }: YaraHuntOptions,
): Promise<Result<{ readonly rules: readonly KeptYaraRule[]; readonly heldBack: number }>> {
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const rules: KeptYaraRule[] = [];
  let heldBack = 0;
  for (const id of report === undefined ? reports.value.map((each) => each.report.id) : [report]) {
    const document = await desk.store.document(id);
    if (!document.ok) return document;
    const { id: own, title, published } = document.value.report;
    for (const rule of document.value.findings) {
      if (rule.kind !== 'rule' || rule.ruleType !== 'yara' || rule.status === 'rejected') continue;
      if (!all && whyNotShown(rule) !== undefined) heldBack += 1;
      else rules.push({ report: { id: own, title, ...(published !== undefined && { published }) }, rule });
    }
  }
  return ok({ rules, heldBack });
}

function noRules(heldBack: number): Problem {
  const message = 'no kept report prints a YARA rule to run';
  return problem('not-in-store', message, {
    hint: heldBack === 0 ? 'Read a report first: howdunit read <report>.' : `${heldBack} held back (--all).`,
  });
}

function notRun({ rule, report }: KeptYaraRule, why: string): Problem {
  return problem('unsupported-format', `the YARA rule “${rule.name}” was not run: ${why}`, {
    where: report.id,
  });
}
