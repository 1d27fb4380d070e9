import type { Finding } from '../../model/index.ts';
import { inMarks } from '../in-marks.ts';
import { defang } from '../lists/defang.ts';
import { decidedWords } from './decided.ts';
import { findingWords } from './finding-words.ts';
import { wrapped } from './fit.ts';
import type { Ink } from './ink.ts';

/** Decisions whose words do not stand in this reading: shown as lost, never dropped and never moved by guess. */
export function lostPart(lost: readonly Finding[], width: number, ink: Ink): string[] {
  if (lost.length === 0) return [];
  const intro = 'decided on in an earlier reading; the words do not stand in this one';
  return [
    `${ink.broken('LOST')}   ${wrapped(intro, width - 7).join(`\n${' '.repeat(7)}`)}`,
    ...lost.flatMap((finding) => {
      const { kind, value } = findingWords(finding);
      const line = `${decidedWords(finding)}: ${kind} ${value}, from the words ${inMarks(words(finding))}`;
      return wrapped(line, width - 2, '    ').map((each) => `  ${each}`);
    }),
  ];
}

function words(finding: Finding): string {
  return finding.kind === 'observable' ? defang(finding.type, finding.span.quote) : finding.span.quote;
}
