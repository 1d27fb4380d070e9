import type { Finding, ReportDocument, Rule } from '../../model/index.ts';
import { ATTACK_VERSION } from '../../vocab/attack-techniques.ts';
import type { DistinctObservable } from '../lists/distinct-observables.ts';
import { decidedWords } from './decided.ts';
import type { Distinct } from './distinct.ts';
import { flowed, wrapped } from './fit.ts';
import { heldBackRow } from './held-back.ts';
import type { HowFindings } from './how-findings.ts';
import { howFindings, shownIn } from './how-findings.ts';
import type { Ink } from './ink.ts';
import { observableRows } from './observable-rows.ts';
import { ruleLabel } from './rule-label.ts';
import type { Row } from './table.ts';
import { table } from './table.ts';
import { techniqueRows } from './technique-rows.ts';
import { count, page, pages } from './words.ts';

/** HOW: techniques by tactic with their sentences, software, vulnerabilities, rules, what to hunt for. */
export function howPart(document: ReportDocument, width: number, ink: Ink, all: boolean): string[] {
  const found = howFindings(document);
  const usual = shownIn(found);
  const { techniques, software, vulnerabilities, rules, observables } = all ? found : usual;
  const counts = countsOf(usual);
  const rows: Row[] = [
    ...techniqueRows(document, techniques, ink),
    ...listRow('tools', ofType(software, 'tool'), named),
    ...listRow('malware', ofType(software, 'malware'), named),
    ...listRow('vulnerabilities', vulnerabilities, ({ cve }) => cve),
    ...rules.map(ruleRow),
    ...observableRows(observables, all),
    ...heldBackRow(Object.values(found).flat().filter(isHeldBack), all),
    ...huntRow(document, usual.observables),
  ];
  return [
    ...flowed(counts.length === 0 ? ['not in this text'] : counts, ' · ', width - HEADING).map(
      (line, at) => `${at === 0 ? `${ink.how('HOW')}   ` : ' '.repeat(HEADING)}${line}`,
    ),
    ...table(rows, width),
  ];
}

const HEADING = 6;

/** Only what the report gives to the attacker is an indicator; the rest was observed, no more. */
export function countsOf({
  techniques,
  software,
  vulnerabilities,
  rules,
  observables,
}: HowFindings): string[] {
  const indicators = observables.filter(({ lead }) => lead.role === 'attacker').length;
  const others = observables.length - indicators;
  const of = (number: number, ...words: readonly [string, string?]): string[] =>
    number === 0 ? [] : [count(number, ...words)];
  return [
    ...of(techniques.length, 'technique').map((words) => `${words} (ATT&CK ${ATTACK_VERSION})`),
    ...of(indicators, 'indicator'),
    ...(indicators === 0 ? of(others, 'observable') : of(others, ...OTHERS)),
    ...of(ofType(software, 'tool').length, 'tool'),
    ...of(ofType(software, 'malware').length, 'malware name'),
    ...of(vulnerabilities.length, 'vulnerability', 'vulnerabilities'),
    ...of(rules.length, 'rule'),
  ];
}

const OTHERS = ['observable of unstated role', 'observables of unstated role'] as const;

type Listed = HowFindings['software'][number];

function ofType(software: readonly Listed[], type: Listed['lead']['softwareType']): Listed[] {
  return software.filter(({ lead }) => lead.softwareType === type);
}

export function named({ name, attackId }: Listed['lead']): string {
  return attackId === undefined ? name : `${name} (${attackId})`;
}

/** Names in a row, whole, with the pages from the first to the last of them. */
function listRow<F extends Finding>(
  label: string,
  items: readonly Distinct<F>[],
  nameOf: (finding: F) => string,
): Row[] {
  if (items.length === 0) return [];
  const words = items.map(({ lead, heldBack }) => {
    const note = heldBack ?? decidedWords(lead);
    return note === '' ? nameOf(lead) : `${nameOf(lead)} (${note})`;
  });
  return [
    { label, right: pages(items.map(({ lead }) => lead.span)), text: (room) => flowed(words, ', ', room) },
  ];
}

function ruleRow({ lead, heldBack }: Distinct<Rule>): Row {
  const fault = lead.fault === undefined ? '' : ` — ${lead.fault}`;
  const note = heldBack ?? decidedWords(lead);
  const words = `${lead.name}${fault}${note === '' ? '' : ` (${note})`}`;
  return {
    label: ruleLabel(lead),
    right: page(lead.span),
    text: (room) => wrapped(words, room, '  '),
  };
}

/** Named by its id: a title may be another report's, too. */
function huntRow({ report }: ReportDocument, observables: readonly DistinctObservable[]): Row[] {
  if (observables.length === 0) return [];
  return [
    { label: 'hunt', text: (room) => wrapped(`howdunit hunt <logs> --report ${report.id}`, room, '  ') },
  ];
}

function isHeldBack<T extends { readonly heldBack?: string }>(
  item: T,
): item is T & { readonly heldBack: string } {
  return item.heldBack !== undefined;
}
