import type { Observable, ObservableType, ReportDocument, Rule } from '../../model/index.ts';
import { plainLine, sha256 } from '../../model/index.ts';
import { comment, headerOf, type ListOptions, modifiedOf } from '../lists/blocklist.ts';
import { type LeftOut, publishable } from '../lists/publishable.ts';
import { ruleFault } from '../lists/rule-fault.ts';
import { isShown } from '../lists/shown.ts';
import { oneLine, quoted } from '../stix/text.ts';

/** How YARA's modules compare a hash, which they give in lower case. */
const CONDITIONS: ReadonlyMap<ObservableType, (value: string) => string> = new Map([
  ['file:md5', (value: string) => `hash.md5(0, filesize) == "${value}"`],
  ['file:sha1', (value: string) => `hash.sha1(0, filesize) == "${value}"`],
  ['file:sha256', (value: string) => `hash.sha256(0, filesize) == "${value}"`],
  ['file:imphash', (value: string) => `pe.imphash() == "${value}"`],
] as const);

const FORM = { title: 'YARA rules', types: new Set(CONDITIONS.keys()), marker: '//' };

/**
 * A rule for each hash, which says in its `meta` where it comes from, and behind them the rules that the report
 * prints, as they stand. The same document gives the same bytes.
 */
export function toYara(document: ReportDocument, options: ListOptions = {}): string {
  const modified = modifiedOf(document, options);
  const { published, leftOut } = publishable(document.findings, FORM.types);
  const out: LeftOut[] = [...leftOut];
  const rules: string[] = [];
  for (const { lead } of published) {
    if (/^[0-9a-f]+$/iu.test(lead.value)) rules.push(hashRule(document, lead));
    else out.push({ lead, why: 'no hexadecimal hash' });
  }
  const passedOn = printed(document);
  const lines = [
    ...headerOf(document, FORM, modified, rules.length, out, passedOn.whole),
    ...(rules.some((text) => text.includes('hash.')) ? ['import "hash"'] : []),
    ...(rules.some((text) => text.includes('pe.imphash')) ? ['import "pe"'] : []),
    ...rules,
    ...passedOn.lines,
  ];
  return `${lines.join('\n')}\n`;
}

function hashRule(document: ReportDocument, lead: Observable): string {
  const { report, capture } = document;
  const meta: readonly (readonly [string, string])[] = [
    ['description', quoted(document, lead)],
    [
      'report',
      `${report.publisher === undefined ? '' : `${report.publisher}: `}${report.title} (${report.id})`,
    ],
    ...(report.url === undefined ? [] : ([['reference', report.url]] as const)),
    ['copy_sha256', capture.sha256],
    ['tlp', report.tlp.label],
  ];
  return [
    '',
    `rule ${nameOf(document, lead)} {`,
    '  meta:',
    ...meta.map(([name, value]) => `    ${name} = ${text(value)}`),
    '  condition:',
    `    ${CONDITIONS.get(lead.type)?.(lead.value.toLowerCase()) ?? 'false'}`,
    '}',
  ].join('\n');
}

/** An identifier that stays the same, and that no report can choose. */
function nameOf({ report }: ReportDocument, { type, value }: Observable): string {
  return `howdunit_${type.slice('file:'.length)}_${sha256(`${report.id}\0${type}\0${value}`).slice(0, 16)}`;
}

/** A text string of YARA: `\` and `"` escaped, no line end (YARA manual, "Text strings"). */
function text(value: string): string {
  return `"${oneLine(plainLine(value), 600).replace(/[\\"]/gu, '\\$&')}"`;
}

/** One rule that would not load, or a second of the same name, would stop the whole file. */
function printed(document: ReportDocument): { readonly lines: readonly string[]; readonly whole: number } {
  const names = new Set<string>();
  const lines = document.findings
    .filter((finding): finding is Rule => finding.kind === 'rule' && finding.ruleType === 'yara')
    .filter(isShown)
    .flatMap((rule) => {
      const why =
        ruleFault(rule) ??
        (names.has(rule.name) ? 'another of its name stands above' : undefined) ??
        (/\binclude\s{0,99}"/u.test(rule.text) ? 'it includes a file' : undefined);
      if (why !== undefined) return ['', comment(FORM, `left out: printed rule ${rule.name}: ${why}`)];
      names.add(rule.name);
      return ['', comment(FORM, `printed in the report as it stands: ${rule.name}`), rule.text.trim()];
    });
  return { lines, whole: names.size };
}
