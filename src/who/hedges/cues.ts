import type { EstimativeTerm } from '../../model/index.ts';

/**
 * Words that hedge. `weak` leaves the statement likely ("believes", "probably"); `strong` leaves it
 * merely possible ("may", "allegedly"). Terms of ICD 203 are marked as such, with their scale.
 */
export interface Cue {
  /** Lower-case words in a row. */
  readonly words: readonly string[];
  readonly class: 'weak' | 'strong';
  readonly term?: EstimativeTerm;
}

function cues(strength: Cue['class'], list: string): Cue[] {
  return list.split(',').map((words) => ({ words: words.trim().split(/\s+/), class: strength }));
}

function terms(strength: Cue['class'], scale: EstimativeTerm['scale'], list: string): Cue[] {
  return cues(strength, list).map((cue) => ({
    ...cue,
    term: { term: cue.words.filter((word) => word !== 'with').join(' '), scale },
  }));
}

const LIKELIHOOD = 'ICD 203 likelihood';
const CONFIDENCE = 'ICD 203 confidence';

/** Longer cues first, so that "very likely" is not read as "likely". */
export const CUES: readonly Cue[] = [
  ...terms('weak', CONFIDENCE, 'with high confidence, with moderate confidence, with medium confidence'),
  ...terms('weak', CONFIDENCE, 'high confidence, moderate confidence, medium confidence'),
  ...cues(
    'weak',
    'with moderate to high confidence, with high to moderate confidence, with medium to high confidence',
  ),
  ...terms('strong', CONFIDENCE, 'with low confidence, low confidence'),
  ...cues('strong', 'with low to moderate confidence'),
  ...terms(
    'weak',
    LIKELIHOOD,
    'very likely, highly likely, almost certainly, almost certain, highly probable, nearly certain',
  ),
  // "Unlikely that X did it" denies, and leaves the denial likely.
  ...terms('weak', LIKELIHOOD, 'very unlikely, highly unlikely, highly improbable, almost no chance'),
  ...terms('strong', LIKELIHOOD, 'roughly even chance, even chance'),
  ...terms('weak', LIKELIHOOD, 'likely, probable, probably'),
  ...terms('weak', LIKELIHOOD, 'unlikely, improbable'),
  ...cues('weak', 'practically certain, virtually certain, remote chance, almost surely, in all likelihood'),
  ...cues('strong', 'realistic possibility, remote possibility, realistic probability'),
  ...cues(
    'weak',
    `it is believed, believe, believes, believed, believing, belief, think, thinks, thought, assess, assesses, assessed,
     assessing, suspect, suspects, suspected, suspicion, suggest, suggests, suggested, suggesting, appear, appears,
     appeared, apparently, seem, seems, seemed, seemingly, indicate, indicates, indicated, presumably, presumed,
     consistent with, points to, point to, pointed to, pointing to, in our view, in my view, in our opinion, in my opinion, opinion, in our assessment, in our judgement,
     in our judgment, in our estimation, our view, my view, working theory, it appears, it seems, regard, regards, regarded,
     consider, considers, considered, viewed as, deemed, my guess, reportedly, confident, bears the hallmarks of,
     bear the hallmarks of, hallmarks of, looks as if, look as if, looked as if, looks like, look like, prime suspect, main suspect, chief suspect, money is on, would bet on, inclined to believe, estimate, estimates, estimated, judge, judges`,
  ),
  ...cues(
    'strong',
    `may, might, could, possibly, possible, perhaps, allegedly, alleged, allege, alleges, alleging, purportedly,
     purported, conceivably, rumored, rumoured, speculate, speculates, speculated, speculation, unconfirmed, unclear,
     cannot rule out, can not rule out, could not rule out, did not rule out, not rule out, not ruled out, not ruling out,
     cannot exclude, can not exclude, cannot be excluded, not exclude, not excluded, cannot be ruled out, not be ruled out, tentatively,
     refused to rule out, refuses to rule out, declined to rule out, possibility, potentially, maybe`,
  ),
];
