import type { RuleMention } from './rule-text.ts';
import { LONGEST_RULE, mentionOf, withPlainSpace } from './rule-text.ts';
import { mendSigma } from './sigma-mend.ts';
import type { Line } from './yaml-lines.ts';
import { linesOf, yamlRunsOf } from './yaml-lines.ts';

const TITLE = /^title:\s*(\S.*)$/;
const DOCUMENT = /^(?:---|\.\.\.)\s*$/;

/**
 * Sigma rules (Sigma specification 2.0): a run of lines that looks like YAML and has `title`, `logsource`
 * and `detection`. What a layout did to its lines is mended; a rule that does not load is kept, with the fault.
 */
export function findSigmaRules(text: string): readonly RuleMention[] {
  if (!text.includes('logsource')) return [];
  return yamlRunsOf(linesOf(text))
    .flatMap(splitAtTitles)
    .flatMap((lines) => ruleOf(text, lines) ?? []);
}

/** Each rule of a run begins with its title, or with the keys directly above it. */
function splitAtTitles(run: readonly Line[]): readonly (readonly Line[])[] {
  const starts = run.flatMap((line, at) => (TITLE.test(line.words) ? [firstKeyAbove(run, at)] : []));
  return starts.map((start, nth) => withoutEdges(run.slice(start, starts[nth + 1] ?? run.length)));
}

function firstKeyAbove(run: readonly Line[], title: number): number {
  let at = title;
  while (at > 0 && /^(?:id|name|status|author|date):\s/.test(run[at - 1]?.words ?? '')) at -= 1;
  return at;
}

function withoutEdges(lines: readonly Line[]): readonly Line[] {
  const isEdge = ({ words }: Line): boolean => words === '' || DOCUMENT.test(words);
  const last = lines.findLastIndex((line) => !isEdge(line));
  return lines.slice(0, last + 1);
}

function ruleOf(text: string, lines: readonly Line[]): RuleMention | undefined {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined || last.end - first.start > LONGEST_RULE) return undefined;
  const has = (key: string): boolean => lines.some(({ words }) => words.startsWith(`${key}:`));
  if (!has('logsource') || !has('detection')) return undefined;
  const title = lines.map(({ words }) => TITLE.exec(words)?.[1]).find((words) => words !== undefined);
  // The span begins with the indentation, so that the quote parses as it stands.
  const { text: rule, fault } = mendSigma(withPlainSpace(text.slice(first.start, last.end)));
  const name = (title ?? '').replace(/^(['"])(.*)\1$/, '$2').trim();
  return mentionOf({ start: first.start, end: last.end, name, text: rule }, fault);
}
