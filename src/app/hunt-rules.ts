import { statSync } from 'node:fs';
import type { RuleHit, SigmaRule } from '../hunt/rules/index.ts';
import { parseSigma, RefusedRule, runRules } from '../hunt/rules/index.ts';
import type { Problem, Result, Rule } from '../model/index.ts';
import { ok, problem } from '../model/index.ts';
import { lineSafeJson } from '../share/json/line-safe.ts';
import { whyNotShown } from '../share/lists/shown.ts';
import type { Desk } from './desk.ts';
import type { ShownSighting } from './shown-sighting.ts';

export interface RulesAsk {
  readonly files: readonly string[];
  /** Only the rules of this report. */
  readonly report?: string;
  /** Run what the default view holds back, too: rules from recognised text, for one. */
  readonly all: boolean;
  readonly onSighting: (sighting: ShownSighting) => Promise<void>;
  /** A rule outside the subset, or a log that could not be read to its end. */
  readonly onProblem: (problem: Problem) => void;
}

interface KeptRule {
  readonly report: { readonly id: string; readonly title: string };
  readonly rule: Rule;
  readonly sigma: SigmaRule;
}

/** Runs the Sigma rules that kept reports print over logs. @returns the hits, and what was run and what was not */
export async function huntByRules(
  desk: Desk,
  ask: RulesAsk,
): Promise<Result<{ hits: number; verdict: string }>> {
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const rules: KeptRule[] = [];
  let refused = 0;
  let heldBack = 0;
  const ids = ask.report === undefined ? reports.value.map(({ report }) => report.id) : [ask.report];
  for (const id of ids) {
    const document = await desk.store.document(id);
    if (!document.ok) return document;
    const { report, findings } = document.value;
    for (const rule of findings) {
      if (rule.kind !== 'rule' || rule.ruleType !== 'sigma' || rule.status === 'rejected') continue;
      if (!ask.all && whyNotShown(rule) !== undefined) {
        heldBack += 1;
        continue;
      }
      const sigma = parseSigma(rule.text);
      if (sigma instanceof RefusedRule) {
        refused += 1;
        const message = `the Sigma rule “${rule.name}” was not run: ${sigma.message}`;
        ask.onProblem(problem('unsupported-format', message, { where: report.id }));
      } else rules.push({ report: { id: report.id, title: report.title }, rule, sigma });
    }
  }
  let hits = 0;
  for (const file of rules.length === 0 ? [] : ask.files.filter((each) => each !== '-')) {
    const running = runRules(
      file,
      changedOf(file),
      rules.map(({ sigma }) => sigma),
    );
    let next = await running.next();
    for (; next.done !== true; next = await running.next()) {
      const kept = rules[next.value.rule];
      if (kept === undefined) continue;
      hits += 1;
      await ask.onSighting(shownHit(next.value, kept));
    }
    if (next.value.problem !== undefined) ask.onProblem(next.value.problem);
  }
  const left = refused === 0 ? '' : `, ${refused} outside the subset and not run`;
  const held = heldBack === 0 ? '' : `, ${heldBack} held back and not run (--all)`;
  return ok({
    hits,
    verdict: `${rules.length} Sigma rules run${left}${held}: ${hits} ${hits === 1 ? 'hit' : 'hits'}`,
  });
}

function changedOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}

const SHOWN = 300;

function shownHit(hit: RuleHit, { report, rule }: KeptRule): ShownSighting {
  const { file, lineNumber, offset, line, time, host } = hit;
  const json = lineSafeJson({
    rule: { type: 'sigma', name: rule.name, findingId: rule.id },
    report,
    span: rule.span,
    file,
    offset,
    lineNumber,
    line,
    ...(time !== undefined && { when: time.when }),
    ...(time?.assumed !== undefined && { whenAssumed: time.assumed }),
    ...(host !== undefined && { host }),
  });
  const stretch = line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
  const page = rule.span.page === undefined ? '' : `, p.${rule.span.page}`;
  const head = `${file}:${lineNumber}: sigma ${rule.name}`;
  return { json, lines: [head, `  line    ${stretch}`, `  report  ${report.title}${page}`] };
}
