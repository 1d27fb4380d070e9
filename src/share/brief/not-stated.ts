import type { ReportDocument } from '../../model/index.ts';
import { flowed } from './fit.ts';
import type { Ink } from './ink.ts';
import { claimsOf, givesEvidence } from './who-part.ts';

/**
 * What a reader would look for and the report does not give. A marking and evidence are sought in the
 * whole text: where none is found, none is stated. Publisher and date are sought only where they usually
 * stand, so of them no more is said than that they were not found.
 */
export function notStated(document: ReportDocument, width: number, ink: Ink): string[] {
  const { stated, found } = unstated(document);
  return [...line('NOT STATED', stated, width, ink), ...line('NOT FOUND', found, width, ink)];
}

/** What is not stated, and what was not found, as noun phrases. */
export function unstated(document: ReportDocument): {
  readonly stated: readonly string[];
  readonly found: readonly string[];
} {
  const { report } = document;
  const claims = claimsOf(document).deeds.filter(({ heldBack }) => heldBack === undefined);
  const bare = claims.filter((claim) => !givesEvidence(claim)).length;
  const stated = [
    ...(report.tlp.statedBy === 'desk-default' ? ['a TLP marking'] : []),
    ...(bare === 0 ? [] : [bareWords(bare, claims.length)]),
  ];
  const found = [
    ...(report.publisher === undefined ? ['the publisher'] : []),
    ...(report.published === undefined ? ['the date of publication'] : []),
  ];
  return { stated, found };
}

function bareWords(bare: number, claims: number): string {
  if (claims === 1) return 'evidence for the claim';
  return bare === claims
    ? `evidence for any of the ${claims} claims`
    : `evidence for ${bare} of ${claims} claims`;
}

const COLUMN = 13;

function line(heading: string, items: readonly string[], width: number, ink: Ink): string[] {
  const gap = ' '.repeat(COLUMN - heading.length);
  return flowed(items, ' · ', width - COLUMN).map((words, at) =>
    at === 0 ? `${ink.strong(heading)}${gap}${words}` : `${' '.repeat(COLUMN)}${words}`,
  );
}
