import type { VerbForm } from './inflect.ts';
import { verbs } from './inflect.ts';
import { words } from './words.ts';

/** "attribute A to X". */
export const TO_VERBS: ReadonlyMap<string, VerbForm> = verbs(`
  attribute ascribe link tie:tied:tied trace connect`);

/** What leads somewhere: "lead us to X", "points to X". */
export const LEADING_VERBS: ReadonlyMap<string, VerbForm> = verbs(
  'lead:led:led point belong go:went:gone lean incline',
);

/** "pin A on X". */
export const ON_VERBS: ReadonlyMap<string, VerbForm> = verbs(
  'blame pin+ lay:laid:laid put+:put:put place fix fasten hang:hung:hung',
);

/** "accuse X": the object is the culprit without more. */
export const ACCUSING_VERBS: ReadonlyMap<string, VerbForm> = verbs('blame accuse implicate finger');

/** "suspect X of", "charge X with": the object is the culprit if a deed follows. */
export const CHARGING_VERBS: ReadonlyMap<string, VerbForm> = verbs(
  'suspect charge convict sanction prosecute try arrest indict',
);

/** "name X as the culprit", "hold X responsible". */
export const NAMING_VERBS: ReadonlyMap<string, VerbForm> = verbs(
  'name identify finger hold:held:held out single expose unmask catch:caught:caught find:found:found deem',
);

export const CULPRITS: ReadonlySet<string> = words(`
  perpetrator perpetrators culprit culprits attacker attackers intruder intruders hacker hackers thief thieves author
  authors mastermind masterminds suspect suspects source party actor group gang crew robber robbers burglar burglars
  responsible leaker leakers offender offenders man woman person people saboteur saboteurs spies spy`);

/** Nouns for the statement that X did it: "the case against X", "the attribution to X". */
export const CASES: ReadonlySet<string> = words(`
  case accusation accusations allegation allegations charge charges evidence indictment attribution theory suspicion
  suspicions hypothesis thesis finding conclusion claim claims`);

/** "the X theory". */
export const THEORIES: ReadonlySet<string> = words('theory hypothesis thesis attribution angle connection');

/** What a deed is of somebody: "the work of X". */
export const WORKS: ReadonlySet<string> = words('work works handiwork doing act deed job hand');

/** What somebody has to do for somebody else: "X works for Y". */
export const SERVING_VERBS: ReadonlyMap<string, VerbForm> = verbs(
  'work act operate answer report serve hack spy',
);
