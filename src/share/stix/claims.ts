import type { Claim } from '../../model/index.ts';
import { isShown } from '../lists/shown.ts';
import { attributions } from './attributions.ts';
import { claimEvidence } from './claim-evidence.ts';
import { claimantName, claimLine, claimText, proposition } from './claim-text.ts';
import { common, type Frame } from './frame.ts';
import { gradedConfidence } from './grade.ts';
import type { Note, StixObject } from './objects.ts';
import { opinions } from './opinions.ts';
import { type Parties, parties, partyKey } from './parties.ts';
import { oneLine } from './text.ts';

/**
 * The WHO. A claim is never stated as fact: each is a note that says who claims it, how surely and on
 * what evidence. One that is asserted between known ends is a relationship as well; one that is doubted
 * or denied is an opinion against whatever in the bundle asserts it.
 */
export function claims(frame: Frame): StixObject[] {
  const told = frame.document.findings
    .filter((finding): finding is Claim => finding.kind === 'claim')
    .filter((claim) => frame.options.all === true || isShown(claim));
  const shown = told.filter(isShown);
  const named = parties(frame, told);
  const { campaigns, relationships } = attributions(frame, shown, named);
  const notes = new Map(told.map((claim) => [claim, claimNote(frame, claim, named)]));
  const disputes = opinions(frame, shown, (claim) =>
    [notes.get(claim)?.id, relationships.get(claim)?.id].filter((id) => id !== undefined),
  );
  return [...named.values(), ...campaigns, ...relationships.values(), ...notes.values(), ...disputes];
}

function claimNote(frame: Frame, claim: Claim, named: Parties): Note {
  return {
    ...common(frame, 'note', ['claim', claim.id], claimEvidence(frame.document, claim)),
    abstract: oneLine(claim.stance === 'asserts' ? claimLine(claim) : `Disputed: ${proposition(claim)}`),
    content: claimText(frame.document, claim),
    authors: claim.claimants.map((claimant) => oneLine(claimantName(claimant))),
    object_refs: about(frame, claim, named),
    ...gradedConfidence(claim),
  };
}

/**
 * The report that says it, and the parties it names. The report always: MISP's importer hangs notes on events,
 * attributes and objects alone, and whatever is said of an actor only would not arrive there.
 */
function about(frame: Frame, claim: Claim, named: Parties): string[] {
  const refs = [claim.object, claim.subject]
    .map((object) => named.get(partyKey(object) ?? '')?.id)
    .filter((id) => id !== undefined);
  return [...new Set([frame.reportId, ...refs])];
}
