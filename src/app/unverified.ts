import type { Finding, Reading } from '../model/index.ts';
import { blockAt } from '../model/index.ts';

/** As the brief and every list name the reason. */
const UNVERIFIED = 'unverified (OCR)';

/**
 * Holds back what stands in recognised words and is worth nothing with one character misread: observables,
 * vulnerabilities and rules. An analyst who has looked at the page accepts them.
 */
export function withUnverified(reading: Reading, findings: readonly Finding[]): readonly Finding[] {
  if (!reading.blocks.some(({ recognised }) => recognised === true)) return findings;
  return findings.map((finding) => {
    if (!isExact(finding) || !isRecognised(reading, finding)) return finding;
    const { heldBack } = finding;
    return { ...finding, heldBack: heldBack === undefined ? UNVERIFIED : `${heldBack}; ${UNVERIFIED}` };
  });
}

function isExact({ kind }: Finding): boolean {
  return kind === 'observable' || kind === 'vulnerability' || kind === 'rule';
}

function isRecognised({ blocks }: Reading, { span }: Finding): boolean {
  const ends = [blockAt(blocks, span.start), blockAt(blocks, span.end - 1)];
  return ends.some((block) => block?.recognised === true);
}
