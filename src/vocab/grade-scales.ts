import type { GradeScale } from '../model/index.ts';

/** One term of a scale. */
export interface GradeTerm {
  readonly scale: GradeScale;
  readonly term: string;
  /** The scale's own other words for it; ICD 203 forbids mixing them with the first row. */
  readonly also: readonly string[];
  readonly meaning: string;
  /** In per cent, where the scale gives one; PHIA leaves gaps between its ranges on purpose. */
  readonly range?: readonly [from: number, to: number];
  /** STIX 2.1 `confidence`, where its appendix A maps the scale and the term; 0 to 100. */
  readonly stix?: number;
  /** MISP's `numerical_value`, where its taxonomies have one; not comparable with STIX. */
  readonly misp?: number;
}

type Row = readonly [
  term: string,
  meaning: string,
  range?: readonly [number, number] | undefined,
  numbers?: Numbers,
];
type Numbers = { readonly also?: string; readonly stix?: number; readonly misp?: number };

/**
 * The scales of the field as they are published. No number is stored with a grade: these are for export.
 *
 * Sources: Admiralty, MISP taxonomy `admiralty-scale` version 5 and STIX 2.1 appendix A; ICD 203 (2015),
 * section D.6.e.2, with MISP `estimative-language` version 5 and STIX 2.1 appendix A ("DNI"); PHIA,
 * Explaining Uncertainty in UK Intelligence Assessment (gov.uk, 24 March 2025).
 *
 * Traps: STIX maps credibility and not reliability; F and 6 mean "no basis", not "worse than E or 5", and
 * have no STIX value, so nothing is ever averaged over them. STIX's ranges are not those of ICD 203.
 */
const TABLES: Readonly<Record<GradeScale, readonly Row[]>> = {
  'Admiralty reliability': [
    ['A', 'completely reliable', undefined, { misp: 100 }],
    ['B', 'usually reliable: minor doubt', undefined, { misp: 75 }],
    ['C', 'fairly reliable: doubt, valid in the past', undefined, { misp: 50 }],
    ['D', 'not usually reliable: significant doubt', undefined, { misp: 25 }],
    ['E', 'unreliable', undefined, { misp: 0 }],
    ['F', 'reliability cannot be judged', undefined, { misp: 50 }],
  ],
  'Admiralty credibility': [
    ['1', 'confirmed by other, independent sources; logical; consistent', undefined, { stix: 90, misp: 100 }],
    ['2', 'probably true: not confirmed; logical; consistent', undefined, { stix: 70, misp: 75 }],
    ['3', 'possibly true: reasonably logical; agrees with some', undefined, { stix: 50, misp: 50 }],
    ['4', 'doubtful: possible, not logical; nothing else known', undefined, { stix: 30, misp: 25 }],
    ['5', 'improbable: not logical; contradicted', undefined, { stix: 10, misp: 0 }],
    ['6', 'truth cannot be judged', undefined, { misp: 50 }],
  ],
  'ICD 203 likelihood': [
    ['almost no chance', 'likelihood', [1, 5], { also: 'remote', stix: 5, misp: 0 }],
    ['very unlikely', 'likelihood', [5, 20], { also: 'highly improbable', stix: 15, misp: 5 }],
    ['unlikely', 'likelihood', [20, 45], { also: 'improbable', stix: 30, misp: 20 }],
    ['roughly even chance', 'likelihood', [45, 55], { also: 'roughly even odds', stix: 50, misp: 45 }],
    ['likely', 'likelihood', [55, 80], { also: 'probable', stix: 70, misp: 55 }],
    ['very likely', 'likelihood', [80, 95], { also: 'highly probable', stix: 85, misp: 80 }],
    ['almost certain', 'likelihood', [95, 99], { also: 'nearly certain', stix: 95, misp: 95 }],
  ],
  'ICD 203 confidence': [
    ['low', 'uncorroborated; many assumptions', undefined, { stix: 15, misp: 0 }],
    ['moderate', 'partly corroborated', undefined, { stix: 50, misp: 55 }],
    ['high', 'well corroborated', undefined, { stix: 85, misp: 95 }],
  ],
  'PHIA likelihood': [
    ['remote chance', 'likelihood', [0, 5]],
    ['highly unlikely', 'likelihood', [10, 20]],
    ['unlikely', 'likelihood', [25, 35]],
    ['realistic possibility', 'likelihood', [40, 50]],
    ['likely', 'likelihood', [55, 75], { also: 'probable' }],
    ['highly likely', 'likelihood', [80, 90]],
    ['almost certain', 'likelihood', [95, 100]],
  ],
  'PHIA confidence': [
    ['low', 'analytical confidence rating'],
    ['moderate', 'analytical confidence rating'],
    ['high', 'analytical confidence rating'],
  ],
};

/** The terms of one scale, in its own order. */
export function termsOf(scale: GradeScale): readonly GradeTerm[] {
  return TABLES[scale].map(([term, meaning, range, { also, ...numbers } = {}]) => ({
    scale,
    term,
    also: also === undefined ? [] : [also],
    meaning,
    ...(range && { range }),
    ...numbers,
  }));
}

/** Percentages that no term of a scale covers, as open ranges: PHIA's are to keep readers from false precision. */
export function gapsOf(scale: GradeScale): readonly (readonly [number, number])[] {
  const ranges = termsOf(scale).flatMap(({ range }) => (range === undefined ? [] : [range]));
  return ranges.flatMap(([, end], at) => {
    const next = ranges[at + 1]?.[0];
    return next === undefined || next <= end ? [] : [[end, next] as const];
  });
}

/** A row of STIX 2.1 appendix A that belongs to no grade of ours: for reading confidences of others. */
export interface StixRow {
  readonly term: string;
  readonly value: number;
  readonly range: readonly [number, number];
}

/** STIX 2.1 appendix A, the scales beside Admiralty and DNI; the values are normative. */
export const STIX_SCALES: Readonly<Record<string, readonly StixRow[]>> = {
  'None/Low/Med/High': [
    { term: 'None', value: 0, range: [0, 0] },
    { term: 'Low', value: 15, range: [1, 29] },
    { term: 'Med', value: 50, range: [30, 69] },
    { term: 'High', value: 85, range: [70, 100] },
  ],
  '0-10': Array.from({ length: 11 }, (_, at) => ({
    term: String(at),
    value: 10 * at,
    range: [Math.max(0, 10 * at - 5), at === 10 ? 100 : 10 * at + 4],
  })),
  WEP: [
    { term: 'Impossible', value: 0, range: [0, 0] },
    { term: 'Highly Unlikely/Almost Certainly Not', value: 10, range: [1, 19] },
    { term: 'Unlikely/Probably Not', value: 30, range: [20, 39] },
    { term: 'Even Chance', value: 50, range: [40, 59] },
    { term: 'Likely/Probable', value: 70, range: [60, 79] },
    { term: 'Highly likely/Almost Certain', value: 90, range: [80, 99] },
    { term: 'Certain', value: 100, range: [100, 100] },
  ],
};
