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
    out.push(...leftOut);
    const lines = new Map<string, string[]>();
    for (const { lead } of published) {
      const matches = kind.match(lead);
      if (matches.length === 0) out.push({ lead, why: 'no log of this kind would show it' });
      else many += 1;
      for (const [field, value] of matches) {
        const line = `${scalar(field.endsWith('|cidr') ? value : literal(value))} ${comment(FORM, quoted(document, lead))}`;
        const group = lines.get(field);
        if (group === undefined) lines.set(field, [line]);
        else group.push(line);
      }
    }
    if (lines.size > 0) rules.push(rule(document, kind, lines, modified));
  }
  const documents = [...rules.map((lines) => lines.join('\n')), ...printed(document)];
  const header = headerOf(document, FORM, modified, many, out);
  return `${[header.join('\n'), ...documents.map((text) => `---\n${text}`)].join('\n')}\n`;
}

function rule(
  document: ReportDocument,
  { name, title, logsource }: SigmaKind,
  lines: ReadonlyMap<string, readonly string[]>,
  modified: string,
): string[] {
  const { report, capture } = document;
  const by = report.publisher ?? 'a report';
  const fields = [...lines];
  return [
    `title: ${scalar(oneLine(plainLine(`${title}, ${report.title}`), 110))}`,
    `id: ${uuidV5(JSON.stringify([report.id, name]), NAMESPACE)}`,
    'status: experimental',
    `description: ${scalar(plainLine(`What the report “${oneLine(report.title, 200)}” by ${oneLine(by, 100)} (${report.id}) calls the attacker’s; the sentence stands behind each value. Copy kept: SHA-256 ${capture.sha256}.`))}`,
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
    '    - Unlikely',
    'level: high',
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
function printed(document: ReportDocument): string[] {
  return document.findings
    .filter((finding): finding is Rule => finding.kind === 'rule' && finding.ruleType === 'sigma')
    .filter(isShown)
    .map((found) => {
      if (found.fault !== undefined)
        return comment(FORM, `left out: printed rule ${found.name}: ${found.fault}`);
      return `${comment(FORM, `printed in the report as it stands: ${found.name}`)}\n${found.text.replace(/^---\s*\n/u, '').trimEnd()}`;
    });
}
