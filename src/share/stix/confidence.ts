import type { EstimativeTerm } from '../../model/index.ts';

/**
 * STIX 2.1, appendix A: the normative value of a term on its scale. A hedge that is no term of a scale
 * has no value, and gets none.
 */
const VALUES: Readonly<Record<EstimativeTerm['scale'], Readonly<Record<string, number>>>> = {
  // The "DNI" table.
  'ICD 203 likelihood': {
    'almost no chance': 5,
    remote: 5,
    'very unlikely': 15,
    'highly improbable': 15,
    unlikely: 30,
    improbable: 30,
    'roughly even chance': 50,
    'roughly even odds': 50,
    likely: 70,
    probable: 70,
    'very likely': 85,
    'highly probable': 85,
    'almost certain': 95,
    'nearly certain': 95,
  },
  // The "None/Low/Med/High" table.
  'ICD 203 confidence': { low: 15, moderate: 50, medium: 50, high: 85 },
};

export function confidenceOf(term: EstimativeTerm | undefined): number | undefined {
  if (term === undefined) return undefined;
  const values = VALUES[term.scale];
  return term.term
    .toLowerCase()
    .replace('confidence', '')
    .split('/')
    .map((word) => values[word.trim()])
    .find((value) => value !== undefined);
}
