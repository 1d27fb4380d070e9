import { words } from './words.ts';

export const PRONOUNS: ReadonlySet<string> = words('he she they it');

/** The report speaking of itself. */
export const SELF: ReadonlySet<string> = words('we our us i my');

/** Speakers that name nobody: never counted as an origin. */
export const NAMELESS: ReadonlySet<string> = words(`
  expert experts official officials source sources analyst analysts researcher researchers executive executives
  investigator investigators observer observers people person insider insiders critics some many others several
  representative representatives spokesman spokeswoman spokesperson specialists professionals reports outlets
  reporting media sites companies firms vendors community diplomat diplomats lawmakers commentator commentators`);

/** An organisation's people who speak for it: "Northgate Labs representatives". */
export const SPEAKS_FOR: ReadonlySet<string> = words(`
  representative representatives researcher researchers analyst analysts spokesman spokeswoman spokesperson
  executive executives team report paper analysis blog advisory investigators engineers experts officials`);

/** Who carries what others say. */
export const CHANNELS: ReadonlySet<string> = words(`
  news outlet outlets newspaper newspapers paper press media magazine broadcaster site sites blog wire journalists
  reporters`);

export const INSTITUTIONS: ReadonlySet<string> = words(`
  agency agencies government governments ministry police prosecutor prosecutors court firm company vendor authors
  author team cert minister embassy bureau authorities army military`);

/** Heads of an office's name: "Ministry of …", "… Agency". */
export const OFFICES: ReadonlySet<string> = words(`
  agency department ministry bureau office administration commission committee service centre center institute
  university council directorate authority board inspectorate secretariat academy laboratory registry executive`);

/** What offices are for: the second half of "Ministry of Trade and …". */
export const OFFICE_TOPICS: ReadonlySet<string> = words(`
  affairs budget commerce communications culture defence defense development economy energy environment exchange
  finance fisheries health immigration industry information infrastructure innovation intelligence investigation
  justice labour labor migration records research safety science security services standards technology tourism trade
  transport treasury welfare`);

/** Parts of a state whose word is the state’s. */
export const STATE_VOICES: ReadonlySet<string> = words(
  'embassy consulate government ministry army military regime authorities parliament',
);

/** Titles and roles that stand before or after a person's name. */
export const TITLES: ReadonlySet<string> = words(`
  mr mrs ms dr prof professor sir vice president director chief officer head manager analyst researcher engineer
  founder co-founder ceo cto ciso senior principal lead executive spokesman spokeswoman spokesperson minister
  secretary general colonel captain agent special sr editor reporter author vp`);

/** Things that are said to show or suggest but say nothing themselves. */
export const VOICELESS: ReadonlySet<string> = words(`
  ttp ttps ioc iocs malware code sample samples campaign campaigns attack attacks activity evidence infrastructure
  event events domain domains server servers log logs record records document documents data result results finding findings
  overlap overlaps similarity similarities indicator indicators artefacts artifacts strings files clues traces tools
  there nothing nobody none no-one one few it that this which timing choice
  focus targeting reuse use presence pattern patterns wording blame suspicion suspicions`);
