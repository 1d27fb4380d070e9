import { plainLine } from '../model/index.ts';
import type { CaptureDiff, Difference, Part, Side } from './compare.ts';

const QUOTED = 160;
const LISTED = 20;

/** A diff for a person: what is absent before what is added, words before counts. */
export function diffText(diff: CaptureDiff): string {
  const { report, from, to, absent, added, edited, kept } = diff;
  const lines = [
    report.title,
    `from  ${sideLine(from)}`,
    `to    ${sideLine(to)}`,
    ...(from.extractor === to.extractor
      ? []
      : [`read by ${from.extractor} and ${to.extractor}: findings may differ for that alone`]),
    '',
    ...differenceLines('ABSENT', absent),
    ...differenceLines('ADDED', added),
    summary(absent, added, edited, kept),
  ];
  return lines.map((line) => `${plainLine(line)}\n`).join('');
}

function sideLine({ captureId, at, memento }: Side): string {
  const held = memento === undefined ? 'our copy' : `held by ${memento.heldBy}`;
  return `${captureId}  ${at.slice(0, 10)} ${at.slice(11, 16)} UTC  ${held}`;
}

function differenceLines(head: string, { parts, findings, of }: Difference): readonly string[] {
  const told = parts.flatMap((part) => [`${head}  ${partLine(part, of)}`, `        "${quoted(part)}"`]);
  const inParts = (start: number): boolean =>
    parts.some(({ span }) => span.start <= start && start < span.end);
  const loose = findings.filter(({ span }) => !inParts(span.start));
  const labels = [
    ...loose.slice(0, LISTED).map(({ kind, label }) => `${head}  ${kind} ${label.slice(0, QUOTED)}`),
  ];
  if (loose.length > LISTED) labels.push(`${head}  and ${loose.length - LISTED} more findings`);
  return [...told, ...labels];
}

/** "a paragraph with 14 of its 31 observables and 1 of its 2 claims". */
function partLine({ kind, observables, claims }: Part, of: Difference['of']): string {
  const held = [
    ...(observables > 0 ? [`${observables} of its ${of.observables} observables`] : []),
    ...(claims > 0 ? [`${claims} of its ${of.claims} claims`] : []),
  ];
  const what = kind === 'code' ? 'a block of code' : `a ${kind}`;
  return held.length === 0 ? what : `${what} with ${held.join(' and ')}`;
}

function quoted({ span }: Part): string {
  const text = span.quote.replace(/\s+/g, ' ');
  return text.length <= QUOTED ? text : `${text.slice(0, QUOTED)}…`;
}

function summary(absent: Difference, added: Difference, edited: number, kept: number): string {
  if (
    absent.parts.length + absent.findings.length + added.parts.length + added.findings.length + edited ===
    0
  ) {
    return 'the two say the same';
  }
  const count = (noun: 'observables' | 'claims'): string =>
    `${noun} ${absent.of[noun]} before, ${added.of[noun]} now`;
  return `${count('observables')}; ${count('claims')}; ${edited} sentences edited; ${Math.round(kept * 100)} % of the text kept`;
}
