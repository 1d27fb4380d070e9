import { isNavigationLine } from '../text/page-tail.ts';

const LONGEST = 160;
const INVITES = /^(?:you can )?(?:follow|find|like|join) (?:us|me|him|her|them|our|@\w)/i;
const DATED = /^(?:(?:first |last )?(?:published|updated|posted|modified|created)\b|by\s)/i;
const DATE_WORDS =
  /\b(?:first|last|published|updated|posted|modified|created|on|at|by|[ap]\.?m|[ecmp][sd]?t|gmt|utc|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|\d{1,4}(?:st|nd|rd|th)?/gi;
const YEAR = /\b(?:19|20)\d\d\b|\b\d{1,2}\/\d{1,2}\/\d\d\b/;
/** Letters of a name in a byline, apart from the date. */
const LONGEST_NAME = 40;

/**
 * A line that pages carry around a piece: share buttons, cookie notes, copyright, invitations to follow, and the line that
 * says by whom and when the page was published or changed, and nothing else.
 */
export function isSmallLine(line: string): boolean {
  return line.length < LONGEST && (isNavigationLine(line) || INVITES.test(line) || isDateLine(line));
}

function isDateLine(line: string): boolean {
  if (!DATED.test(line)) return false;
  const letters = line.replace(DATE_WORDS, '').replace(/\P{L}+/gu, '').length;
  return letters === 0 || (/^by\s/i.test(line) && YEAR.test(line) && letters < LONGEST_NAME);
}
