import { v5 as uuidV5 } from 'uuid';
import type { ReportDocument, Rule, TlpLabel } from '../../model/index.ts';
import { plainLine } from '../../model/index.ts';
import { comment, headerOf, type ListOptions, modifiedOf } from '../lists/blocklist.ts';
import { type LeftOut, publishable } from '../lists/publishable.ts';
import { isShown } from '../lists/shown.ts';
import { publishedOf } from '../stix/published.ts';
import { oneLine, quoted } from '../stix/text.ts';
import { KINDS, type SigmaKind } from './kinds.ts';
import { literal, scalar } from './value.ts';

/** Ours, for the ids of rules. Fixed for ever: changing it would rename all that was ever shared. */
const NAMESPACE = '6a1de8f5-1f34-4f0c-9e0b-3f6f6f1c2d67';

const FORM = {
  title: 'Sigma rules',
  types: new Set(KINDS.flatMap(({ types }) => [...types])),
  marker: '#',
};

/**
 * A Sigma rule (specification 2.1) for each kind of log in which something of the attacker's could be seen, each
 * value with its sentence as a comment, and behind them the Sigma rules that the report prints: YAML documents
 * one after the other. The same document gives the same bytes, and a rule keeps its id at every export.
 */
export function toSigma(document: ReportDocument, options: ListOptions = {}): string {
  const modified = modifiedOf(document, options);
  const out: LeftOut[] = [];
  const rules: string[][] = [];
  let many = 0;
  for (const kind of KINDS) {
    const { published, leftOut } = publishable(document.findings, kind.types);
    for (const each of leftOut) out.push(each);
    const lines = new Map<string, string[]>();
    const seen = new Set<string>();
    for (const { lead } of published) {
      const matches = kind.match(lead);
      if (matches.length === 0) out.push({ lead, why: 'no log of this kind would show it' });
      else many += 1;
      for (const [field, value] of matches) {
        // Sigma tells no letter's case: `Loader.dll` and `loader.dll` are one value.
        const key = `${field}\0${value.toLowerCase()}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const line = `${scalar(field.endsWith('|cidr') ? value : literal(value))} ${comment(FORM, quoted(document, lead))}`;
        const group = lines.get(field);
        if (group === undefined) lines.set(field, [line]);
        else group.push(line);
      }
    }
    if (lines.size > 0) rules.push(rule(document, kind, lines, modified));
  }
  const passedOn = printed(document);
  const documents = [...rules.map((lines) => lines.join('\n')), ...passedOn.map(({ text }) => text)];
  const whole = passedOn.filter(({ fault }) => fault === undefined).length;
  const header = headerOf(document, FORM, modified, many, out, whole);
  return `${[header.join('\n'), ...documents.map((text) => `---\n${text}`)].join('\n')}\n`;
}

function rule(
  document: ReportDocument,
  { name, title, logsource, level, falsepositives }: SigmaKind,
  lines: ReadonlyMap<string, readonly string[]>,
  modified: string,
): string[] {
  const { report, capture } = document;
  const by = report.publisher === undefined ? '' : ` by ${oneLine(report.publisher, 100)}`;
  const fields = [...lines];
  return [
    `title: ${scalar(oneLine(plainLine(`${title}, ${report.title}`), 110))}`,
    `id: ${uuidV5(JSON.stringify([report.id, name]), NAMESPACE)}`,
    'status: experimental',
    `description: ${scalar(plainLine(`What the report “${oneLine(report.title, 200)}”${by} (${report.id}) calls the attacker’s; the sentence stands behind each value. Copy kept: SHA-256 ${capture.sha256}.`))}`,
    ...(report.url === undefined ? [] : ['references:', `    - ${scalar(report.url)}`]),
    'author: Howdunit',
    `date: ${publishedOf(document).at.slice(0, 10)}`,
    `modified: ${later(publishedOf(document).at, modified).slice(0, 10)}`,
    'tags:',
    `    - ${tlpTag(report.tlp.label)}`,
    'logsource:',
    ...Object.entries(logsource).map(([key, value]) => `    ${key}: ${value}`),
    'detection:',
    ...fields.flatMap(([field, values], index) => [
      `    selection_${index + 1}:`,
      `        ${field}:`,
      ...values.map((value) => `            - ${value}`),
    ]),
    `    condition: ${fields.length === 1 ? 'selection_1' : '1 of selection_*'}`,
    'falsepositives:',
    `    - ${falsepositives}`,
    `level: ${level}`,
  ];
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}

/** As Sigma's namespace `tlp` writes it. */
function tlpTag(label: TlpLabel): string {
  return label.toLowerCase().replace(':', '.').replace('+', '-');
}

/** As they stand; a document that would not load could stop the whole file. */
function printed(document: ReportDocument): { readonly text: string; readonly fault?: string | undefined }[] {
  return document.findings
    .filter((finding): finding is Rule => finding.kind === 'rule' && finding.ruleType === 'sigma')
    .filter(isShown)
    .map((found) => {
      const { fault, name, text } = found;
      if (fault !== undefined)
        return { fault, text: comment(FORM, `left out: printed rule ${name}: ${fault}`) };
      const told = comment(FORM, `printed in the report as it stands: ${name}`);
      return { text: `${told}\n${text.replace(/^---\s*\n/u, '').trimEnd()}` };
    });
}
