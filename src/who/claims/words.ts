/** Splits a written-out list into a set; keeps the lexicons readable as prose. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Verbs whose subject says what follows; hedging ones are listed again in hedges/cues. */
export const SAYING: ReadonlySet<string> = words(`
  say says said saying state states stated report reports reported reporting claim claims claimed claiming
  believe believes believed believing think thinks thought assess assesses assessed assessing conclude concludes
  concluded concluding suspect suspects suspected suspecting allege alleges alleged alleging argue argues argued
  note notes noted warn warns warned confirm confirms confirmed announce announces announced suggest suggests
  suggested estimate estimates estimated judge judges judged write writes wrote tell tells told find finds found
  maintain maintains maintained insist insists insisted speculate speculates speculated deny denies denied doubt
  doubts doubted dispute disputes disputed question questions questioned consider considers considered see sees
  seen dismiss dismisses dismissed reject rejects rejected add adds added indicate indicates indicated
  explain explains explained reveal reveals revealed attribute attributes attributed blame blames blamed
  accuse accuses accused`);

/** Between a subject and its verb. */
export const AUXILIARIES: ReadonlySet<string> = words(`
  cannot has have had is are was were be been being am do does did will would can could may might should must shall
  first since also now then later still already again recently publicly privately previously actively not never only
  both all always nor`);

/** Where a noun phrase cannot go on: clause words and punctuation. */
export const CLAUSE_WORDS: ReadonlySet<string> = words(`
  that which who whom whose but because while although though when where if as unless until so than whether
  after before since however still beyond`);

export const PRONOUNS: ReadonlySet<string> = words('he she they it');

/** The report speaking of itself. */
export const SELF: ReadonlySet<string> = words('we our us i my');

/** Speakers that name nobody: never counted as an origin. */
export const NAMELESS: ReadonlySet<string> = words(`
  expert experts official officials source sources analyst analysts researcher researchers executive executives
  investigator investigators observer observers people person insider insiders critics some many others several
  representative representatives spokesman spokeswoman spokesperson specialists professionals reports outlets
  media sites companies firms vendors community`);

/** An organisation's people who speak for it: "Northgate Labs representatives". */
export const SPEAKS_FOR: ReadonlySet<string> = words(`
  representative representatives researcher researchers analyst analysts spokesman spokeswoman spokesperson
  executive executives team report paper analysis blog advisory investigators engineers experts officials`);

/** Who carries what others say. */
export const CHANNELS: ReadonlySet<string> = words(`
  news outlet outlets newspaper newspapers paper press media magazine broadcaster site sites blog wire journalists
  reporters`);

/** Titles and roles that stand before or after a person's name. */
export const TITLES: ReadonlySet<string> = words(`
  mr mrs ms dr prof professor sir vice president director chief officer head manager analyst researcher engineer
  founder co-founder ceo cto ciso senior principal lead executive spokesman spokeswoman spokesperson minister
  secretary general colonel captain agent special sr editor reporter author vp`);
