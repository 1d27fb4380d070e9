import type { Observation, PageState, Standing, Transition, UtcInstant } from '../../../model/index.ts';

/** A state counts when `looks` of the last `outOf` looks saw it. */
export interface Confirmation {
  readonly looks: number;
  readonly outOf: number;
}

export const TWO_OF_THREE: Confirmation = { looks: 2, outOf: 3 };

const UNKNOWN: ReadonlySet<PageState> = new Set(['gated', 'unreachable']);

/** Whether a state says that the report's presence cannot be told now. */
export function isUnknown(state: PageState): boolean {
  return UNKNOWN.has(state);
}

/** The standing of a page of which a copy has just been kept. */
export function firstStanding(at: UtcInstant): Standing {
  return { state: 'live', since: at, known: 'live', lastPresent: at, recent: [] };
}

export interface Step {
  readonly standing: Standing;
  readonly transition?: Transition;
}

/**
 * One more look at a page. Pure: the state moves only when enough of the last looks agree, so that one
 * 404 or one bot check moves nothing, and each move is a transition once. A page that came back from a
 * door or an outage as it was known before is a notice, not news. A drifted page stays drifted, being
 * compared with its drifted copy from then on; if words go missing from that, it drifts again.
 */
export function takeLook(standing: Standing, look: Observation, rule: Confirmation = TWO_OF_THREE): Step {
  const recent = [...standing.recent, look].slice(-rule.outOf);
  const agreeing = recent.filter(({ sight }) => sight === look.sight);
  const lastPresent = look.sight === 'live' ? look.at : standing.lastPresent;
  const stays: Standing = { ...standing, lastPresent, recent };
  if (isWhereItStood(standing, look) || agreeing.length < rule.looks) return { standing: stays };
  return move(standing, withTraces(look, agreeing), agreeing[0]?.at ?? look.at, stays);
}

function isWhereItStood({ state }: Standing, { sight }: Observation): boolean {
  if (sight === 'drifted') return false;
  return sight === state || (sight === 'live' && state === 'drifted');
}

/** What was kept at the first look of its kind belongs to the news, too. */
function withTraces(look: Observation, agreeing: readonly Observation[]): Observation {
  const evidence = agreeing.findLast((each) => each.evidence !== undefined)?.evidence;
  const captureId = agreeing.findLast((each) => each.captureId !== undefined)?.captureId;
  return {
    ...look,
    ...(evidence !== undefined && { evidence }),
    ...(captureId !== undefined && { captureId }),
  };
}

function move(standing: Standing, look: Observation, firstSeen: UtcInstant, stays: Standing): Step {
  // Seen as it was compared with: after a drift, that is the drifted copy.
  const isAsKnown = look.sight === 'live' && standing.known === 'drifted';
  const to: PageState = isAsKnown ? 'drifted' : look.sight;
  const isNews = !isUnknown(to) && !isAsKnown && (to !== standing.known || to === 'drifted');
  const transition: Transition = {
    from: standing.state,
    to,
    kind: isNews ? 'alert' : 'notice',
    firstSeen,
    confirmedAt: look.at,
    // When it is there again, what counts is when it was last there before.
    lastPresent: standing.lastPresent,
    observation: look,
  };
  return {
    standing: {
      ...stays,
      state: to,
      since: firstSeen,
      known: isUnknown(to) ? standing.known : to,
      recent: [],
    },
    transition,
  };
}
