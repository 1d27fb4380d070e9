import type { Finding, UtcInstant } from '../../model/index.ts';
import { plainLine } from '../../model/index.ts';
import { type About, aboutOf } from './about.ts';

/** A rejection that nobody has taken back, with the mention it was made at. */
export interface StandingRejection {
  readonly by: string;
  readonly at: UtcInstant;
  /** It reaches no other report. */
  readonly onlyHere: boolean;
  readonly reportId: string;
  readonly reportTitle: string;
  /** The id its finding had when it was rejected; deciding on it takes the rejection back. */
  readonly findingId: string;
}

/** Rejections in force by what they reject, the one made first before the rest. */
export type Rejections = ReadonlyMap<string, readonly StandingRejection[]>;

/** UTF-16 code units of a report's title in a reason. */
const TITLE = 80;

/** Equal for findings of the same kind, type and value, to the letter. */
export function thingKey(kind: string, { type, value }: About): string {
  return JSON.stringify([kind, type ?? null, value]);
}

/** A technique is told by its sentence, a claim and a rule by their words: each of these stands for itself. */
export function isKnownByValue({ kind }: Pick<Finding, 'kind'>): boolean {
  return kind === 'observable' || kind === 'software' || kind === 'actor-name';
}

/** The rejection of another mention that reaches a finding. What an analyst decided stands by its own decision. */
export function rejectionOf(
  finding: Finding,
  reportId: string,
  rejections: Rejections,
): StandingRejection | undefined {
  if (rejections.size === 0 || finding.status !== 'suggested' || !isKnownByValue(finding)) return undefined;
  const made = rejections.get(thingKey(finding.kind, aboutOf(finding)));
  return made?.find((each) => !each.onlyHere || each.reportId === reportId);
}

/** The finding, held back where a rejection reaches it; the machine's own reason follows the analyst's. */
export function withRejection<F extends Finding>(finding: F, reportId: string, rejections: Rejections): F {
  const rejection = rejectionOf(finding, reportId, rejections);
  if (rejection === undefined) return finding;
  const words = rejectionWords(rejection);
  const { heldBack } = finding;
  return { ...finding, heldBack: heldBack === undefined ? words : `${words}; ${heldBack}` };
}

/** `rejected by ana on 2026-11-20 in “Operation Copper Heron”` */
function rejectionWords({ by, at, reportTitle }: StandingRejection): string {
  const title = plainLine(reportTitle);
  const short =
    title.length <= TITLE ? title : `${title.slice(0, TITLE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  return `rejected by ${plainLine(by)} on ${at.slice(0, 10)} in “${short}”`;
}
