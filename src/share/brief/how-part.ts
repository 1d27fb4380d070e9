import type { Finding, ObservableType, ReportDocument, Technique } from '../../model/index.ts';
import { ATTACK_VERSION } from '../../vocab/attack-techniques.ts';
import { defang } from '../lists/defang.ts';
import type { DistinctObservable } from '../lists/distinct-observables.ts';
import { distinctObservables } from '../lists/distinct-observables.ts';
import { isShown } from '../lists/shown.ts';
import type { Ink } from './ink.ts';
import { count, excerpt, groupBy, page, shortened } from './words.ts';

const LABEL = 22;

/** ATT&CK's own order of tactics: the order in which an intrusion unfolds. */
const TACTICS = [
  'reconnaissance',
  'resource-development',
  'initial-access',
  'execution',
  'persistence',
  'privilege-escalation',
  'defense-evasion',
  'credential-access',
  'discovery',
  'lateral-movement',
  'collection',
  'command-and-control',
  'exfiltration',
  'impact',
];

const FAMILIES: readonly (readonly [string, readonly ObservableType[]])[] = [
  ['domains', ['domain-name']],
  ['addresses', ['ipv4-addr', 'ipv6-addr']],
  ['URLs', ['url']],
  ['e-mail', ['email-addr']],
  ['hashes', ['file:sha256', 'file:sha1', 'file:md5', 'file:sha512']],
  ['files', ['file-name', 'file-path']],
  ['registry', ['registry-key']],
];

/** HOW: techniques by tactic with their sentences, software, vulnerabilities, rules, indicators. */
export function howPart(document: ReportDocument, width: number, ink: Ink, all: boolean): string[] {
  const shown = document.findings.filter((finding) => isShown(finding));
  const techniques = distinct(
    shown.filter((finding) => finding.kind === 'technique'),
    (finding) => finding.attackId,
  );
  const software = distinct(
    shown.filter((finding) => finding.kind === 'software'),
    (finding) => finding.name,
  );
  const vulnerabilities = distinct(
    shown.filter((finding) => finding.kind === 'vulnerability'),
    (finding) => finding.cve,
  );
  const rules = shown.filter((finding) => finding.kind === 'rule');
  const observables = distinctObservables(document.findings, all).filter(({ lead }) => lead.type !== 'cve');
  const indicators = observables.filter(({ heldBack }) => heldBack === undefined);
  const counts = [
    techniques.length > 0 && `${count(techniques.length, 'technique')} (ATT&CK ${ATTACK_VERSION})`,
    indicators.length > 0 && count(indicators.length, 'indicator'),
    software.length > 0 && count(software.length, 'tool and malware name', 'tool and malware names'),
    vulnerabilities.length > 0 && count(vulnerabilities.length, 'vulnerability', 'vulnerabilities'),
    rules.length > 0 && count(rules.length, 'rule'),
  ].filter((part) => part !== false);
  const held = heldBack(document);
  if (counts.length === 0) return [`${ink.how('HOW')}   not in this text`, ...held];
  return [
    `${ink.how('HOW')}   ${counts.join(' · ')}`,
    ...techniqueLines(document, techniques, width),
    ...row(
      'software',
      software.map(({ name, attackId }) => (attackId ? `${name} (${attackId})` : name)),
      width,
    ),
    ...row(
      'vulnerabilities',
      vulnerabilities.map(({ cve }) => cve),
      width,
    ),
    ...rules.map((rule) =>
      line(
        rule.ruleType,
        `${rule.name}${rule.fault === undefined ? '' : ` — ${rule.fault}`}`,
        page(rule.span),
        width,
      ),
    ),
    ...FAMILIES.flatMap(([name, types]) =>
      family(
        name,
        observables.filter(({ lead }) => types.includes(lead.type)),
        width,
        all,
      ),
    ),
    ...held,
    ...(indicators.length > 0
      ? [line('hunt', `howdunit hunt <logs> --report ${document.report.id}`, '', width)]
      : []),
  ];
}

function distinct<F extends Finding>(findings: readonly F[], key: (finding: F) => string): F[] {
  return [...groupBy(findings, key).values()].flatMap(([first]) => first ?? []);
}

function techniqueLines(document: ReportDocument, techniques: readonly Technique[], width: number): string[] {
  const byTactic = groupBy(techniques, (technique) => technique.tactics[0] ?? 'no tactic');
  const names = Math.min(
    2 + Math.max(0, ...techniques.map(({ name }) => name.length + 13)),
    Math.floor(width * 0.42),
  );
  const order = [...byTactic.keys()].sort((a, b) => TACTICS.indexOf(a) - TACTICS.indexOf(b));
  return order.flatMap((tactic) =>
    (byTactic.get(tactic) ?? []).map((technique, at) => {
      const name = `${technique.attackId} ${technique.name}${technique.tier === 'review' ? ' (to review)' : ''}`;
      const shown = shortened(name, names - 2).padEnd(names);
      const sentence = excerpt(document.reading, technique.span, width - LABEL - 2 - names - 6);
      return line(
        at === 0 ? tactic.replaceAll('-', ' ') : '',
        `${shown}${sentence}`,
        page(technique.span),
        width,
      );
    }),
  );
}

function row(label: string, values: readonly string[], width: number): string[] {
  return values.length === 0 ? [] : [line(label, values.join(', '), '', width)];
}

/** The first value and how many more; with `all` every value and why it is held back. */
function family(name: string, values: readonly DistinctObservable[], width: number, all: boolean): string[] {
  const [first] = values;
  if (first === undefined) return [];
  if (all) {
    return values.map(({ lead, heldBack }, at) =>
      line(
        at === 0 ? name : '',
        `${defang(lead.type, lead.value)}${heldBack === undefined ? '' : `   (${heldBack})`}`,
        page(lead.span),
        width,
      ),
    );
  }
  const more = values.length > 1 ? `  +${values.length - 1}` : '';
  return [
    line(
      name,
      `${shortened(defang(first.lead.type, first.lead.value), width - LABEL - 18)}${more}`,
      page(first.lead.span),
      width,
    ),
  ];
}

function heldBack(document: ReportDocument): string[] {
  const held = distinctObservables(document.findings, true).filter(
    (value) => value.heldBack !== undefined && value.lead.type !== 'cve',
  );
  if (held.length === 0) return [];
  const roles = [...groupBy(held, ({ lead }) => (lead.status === 'rejected' ? 'rejected' : lead.role))].map(
    ([role, values]) => `${values.length} ${role}`,
  );
  return [
    `  ${'held back'.padEnd(LABEL)}${held.length}: ${roles.join(', ')} (--all shows them, with the reason)`,
  ];
}

function line(label: string, text: string, right: string, width: number): string {
  const left = `  ${label.padEnd(LABEL)}${shortened(text, width - LABEL - 2 - (right === '' ? 0 : right.length + 2))}`;
  return right === '' ? left : left.padEnd(width - right.length) + right;
}
