import type { Finding, Reading } from '../../model/index.ts';
import { derivedId } from '../../model/index.ts';
import { placesIn } from '../anchoring/place.ts';
import { anchorIn } from './anchor.ts';
import { attach } from './attach.ts';
import type { Decision } from './decision.ts';

/** The decision in force on one matter: a finding followed through every reading it stands in. */
export interface Standing {
  readonly matter: string;
  readonly decision: Decision;
  /** As the machine last made it, before any edit. */
  readonly finding: Finding;
  /** The grade in force, as JSON. */
  readonly grade?: string;
}

/** Whether an analyst has anything left to say of it. */
export function isStanding({ decision, grade }: Standing): boolean {
  return decision.status !== 'suggested' || grade !== undefined;
}

export interface Placed {
  /** As the machine made it. */
  readonly finding: Finding;
  readonly standing?: Standing;
}

export interface Stand {
  readonly placed: readonly Placed[];
  readonly lost: readonly Standing[];
}

/**
 * Brings the analysts' decisions to the findings of a new run. A decided finding that the run does not
 * make is carried over by its words; where these are gone it is lost, which is not the same as deleted.
 */
export function bringDecisions(
  reading: Pick<Reading, 'id' | 'text' | 'map'>,
  findings: readonly Finding[],
  standing: readonly Standing[],
): Stand {
  const attached = attach(findings, standing);
  const placed: Placed[] = findings.map((finding) => withStanding(finding, attached.get(finding)));
  const lost: Standing[] = [];
  const ids = new Set(findings.map((finding) => finding.id));
  const taken = new Set(attached.values());
  const findAgain = placesIn(reading);
  for (const each of standing) {
    if (taken.has(each) || !isStanding(each)) continue;
    const carried = anchorIn(findAgain, each.finding);
    if (carried === undefined) lost.push(each);
    else placed.push({ finding: withFreeId(carried, each.matter, reading.id, ids), standing: each });
  }
  return { placed, lost };
}

function withStanding(finding: Finding, standing: Standing | undefined): Placed {
  return standing === undefined ? { finding } : { finding, standing };
}

/** A later extractor may have given a carried finding's id to something else at the same place. */
function withFreeId(finding: Finding, matter: string, readingId: string, ids: Set<string>): Finding {
  const id = ids.has(finding.id) ? derivedId('finding', readingId, matter) : finding.id;
  ids.add(id);
  return { ...finding, id };
}
