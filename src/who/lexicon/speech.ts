import { words } from './words.ts';

/** Verbs by which a claimant turns a statement down. */
export const DENYING: ReadonlySet<string> = words(`
  deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing dispute disputes
  disputed disputing refute refutes refuted refuting rebuff rebuffed disavow disavowed`);

/** Verbs, nouns and adjectives by which a claimant doubts. */
export const DOUBTING: ReadonlySet<string> = words(`
  doubt doubts doubted doubtful question questions questioned sceptical skeptical sceptic skeptic unconvinced unpersuaded dubious unclear
  unproven`);

/** Verbs whose subject says what follows; hedging ones are listed again in hedges/cues. */
export const SAYING: ReadonlySet<string> = new Set([
  ...words(`
  say says said saying state states stated report reports reported reporting claim claims claimed claiming
  believe believes believed believing think thinks thought assess assesses assessed assessing conclude concludes
  concluded concluding suspect suspects suspected suspecting allege alleges alleged alleging argue argues argued
  note notes noted warn warns warned confirm confirms confirmed announce announces announced suggest suggests
  suggested estimate estimates estimated judge judges judged write writes wrote tell tells told find finds found
  maintain maintains maintained insist insists insisted speculate speculates speculated speculating arguing noting adding suggesting doubt
  doubts doubted question questions questioned consider considers considered see sees
  seen add adds added indicate indicates indicated know knows knew
  repeat repeats repeated reiterate reiterates reiterated swear swears swore regard regards regarded agree agrees agreed accept accepts accepted contend contends contended
  declare declares declared reckon reckons reckoned reads explain explains explained reveal reveals revealed attribute attributes attributed blame blames blamed
  accuse accuses accused admit admits admitted acknowledge acknowledges acknowledged show shows showed shown
  sniffed quipped joked snapped shrugged fumed countered counters retorted replied responded commented remarked opined
  mused ventured surmised surmises hypothesised hypothesized theorised theorized posits posited postulated asserts
  asserted averred affirmed affirms attests testified testifies tweeted blogged cautioned cautions stressed stresses
  emphasised emphasized underlined underscored intimated hinted hints fears feared guesses guessed infers inferred
  deduces deduced complained concedes conceded vouches insinuated insisting maintaining contending declaring
  prove proves proved proven demonstrate demonstrates demonstrated establish establishes established`),
  ...DENYING,
]);

/** Of the verbs of saying those that only people and their institutions do: "the bank said". */
export const UTTERING: ReadonlySet<string> = words(`
  say says said saying believe believes believed think thinks thought tell tells told claim claims claimed deny denies
  denied doubt doubts doubted insist insists insisted announce announces announced warn warns warned suspect suspects
  suspected dispute disputes disputed reject rejects rejected dismiss dismisses dismissed blame blames blamed accuse
  accuses accused argue argues argued alleges alleged admits admitted acknowledged swear swears swore repeat repeats repeated reiterates reiterated
  declare declares declared declaring reckon reckons reckoned contend contends contended reads`);

/** Verbs of proof: that nobody has shown it leaves it open. */
export const PROVING: ReadonlySet<string> = words(`
  show shows showed shown prove proves proved proven demonstrate demonstrates demonstrated establish establishes
  established`);

/** Nouns for a statement: "Northgate’s claim that …", "rejected the accusation that …". */
export const STATEMENTS: ReadonlySet<string> = words(`
  assessment belief conclusion claim claims theory view suspicion suspicions judgment judgement opinion allegation
  allegations accusation accusations suggestion suggestions notion idea charge charges hypothesis finding`);

/** Adjectives of belief: "S is confident that …". */
export const BELIEVING: ReadonlySet<string> = words(
  'confident certain sure convinced adamant unconvinced sceptical skeptical doubtful aware',
);

/** What a rejected statement is called. */
export const UNTRUE: ReadonlySet<string> = words(
  'baseless false unfounded groundless untrue absurd nonsense fabricated ridiculous wrong speculative fiction',
);

/** Verbs of asking and of keeping silent: what depends on them nobody says. */
export const WITHHOLDING: ReadonlySet<string> = words(
  'declined declines refused refuses reluctant unwilling hesitant hesitated hesitates loath wary',
);
