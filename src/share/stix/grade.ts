import type { Claim, Grade, GradeScale, ScaleTerm } from '../../model/index.ts';
import { termsOf } from '../../vocab/grade-scales.ts';
import { oneLine } from './text.ts';

/**
 * Whose number is the `confidence` where a grade has terms of several scales: nothing is averaged. STIX 2.1,
 * appendix A, has no value for reliability or for either scale of PHIA, and none for F and 6.
 */
const NUMBERED: readonly GradeScale[] = ['Admiralty credibility', 'ICD 203 confidence', 'ICD 203 likelihood'];

interface Numbered {
  readonly of: ScaleTerm;
  readonly value: number;
}

/** The `confidence` of a graded claim's note and opinion; no property where STIX gives the grade no number. */
export function gradedConfidence({ grade }: Claim): { readonly confidence?: number } {
  const number = grade && numberOf(grade);
  return number === undefined ? {} : { confidence: number.value };
}

/** `Grade: B (Admiralty reliability), 2 (Admiralty credibility), by ana on 2026-11-20: own telemetry` */
export function gradeLines({ grade }: Claim): readonly string[] {
  if (grade === undefined) return [];
  const terms = grade.terms.map(({ scale, term }) => `${term} (${scale})`).join(', ');
  const why = grade.note === undefined ? '' : `: ${oneLine(grade.note, 1000)}`;
  const number = numberOf(grade);
  const from = number && `Confidence ${number.value} is “${number.of.term}” on the scale ${number.of.scale}.`;
  const said = `Grade: ${terms}, by ${oneLine(grade.by)} on ${grade.at.slice(0, 10)}${why}`;
  return from === undefined ? [said] : [said, from];
}

/** The grade for machines, as term and scale. */
export function gradeEvidence({ grade }: Claim): Readonly<Record<string, unknown>> {
  if (grade === undefined) return {};
  const { terms, by, at, note } = grade;
  const number = numberOf(grade);
  return {
    grade: {
      terms: terms.map(({ scale, term }) => ({ scale, term })),
      by,
      at,
      ...(note !== undefined && { note }),
      ...(number !== undefined && { confidence_of: number.of.scale }),
    },
  };
}

function numberOf({ terms }: Grade): Numbered | undefined {
  for (const scale of NUMBERED) {
    const of = terms.find((each) => each.scale === scale);
    const row = of && termsOf(scale).find(({ term, also }) => term === of.term || also.includes(of.term));
    if (of !== undefined && row?.stix !== undefined) return { of, value: row.stix };
  }
  return undefined;
}
