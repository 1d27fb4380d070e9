import type { Reading } from '../../model/index.ts';
import { blockAt, sentenceAt } from '../../model/index.ts';
import { listingsOf } from '../../vocab/actor-names.ts';
import { isOrdinaryWord } from '../../vocab/common-words.ts';
import type { SoftwareNameMatch } from './names.ts';

/** Words for what software is; beside a name they say that it is one. */
const KIND =
  'malware|ransomware|backdoor|trojan|rat|loader|downloader|dropper|stealer|infostealer|implant|rootkit|' +
  'botnet|bot|worm|wiper|spyware|banker|shellcode|webshell|web shell|framework|tool|toolkit|toolset|utility';
const INSTANCE = 'variant|sample|payload|family|binary|beacon|encryptor|infection|command';

/** A kind beside the name, or one word away: "the Snake backdoor", "Play, the ransomware". */
const KIND_AFTER = new RegExp(
  `^[”"’')]{0,2}(?:[ \\n-]| ?[,(] ?(?:an?|the) )(?:[\\w-]{2,20} )?(?:${KIND}|${INSTANCE})s?\\b`,
  'i',
);
const KIND_BEFORE = new RegExp(
  `\\b(?:${KIND})s?(?:,? (?:also )?(?:called|named|dubbed|known as|tracked as))?[ \\n(:“"‘']{1,3}$`,
  'i',
);
const KIND_ANYWHERE = new RegExp(
  `\\b(?:${KIND}|${INSTANCE}|infected|infects|dropped|drops|encrypt(?:s|ed)|compiled|executable|c2)s?\\b`,
  'i',
);

/** A name that is followed by one of these is the name of people. */
const PEOPLE_AFTER =
  /^[ \n-](?:\w{2,20} )?(?:apt|group|gang|actors?|operators?|affiliates?|crew|team|hackers|attackers|collective|cartel)\b/i;

/** "APT28 (also known as Sofacy": an alias of people is people, whatever else the name may be. */
const PEOPLE_BEFORE =
  /\b(?:group|gang|actors?|crew|team|(?:APT|TA|FIN|UNC|DEV)[ -]?\d{1,5})[*_]{0,2}[ ,]{0,2}\(?[*_]{0,2}(?:also (?:known|tracked|referred to) as|aka|a\.k\.a\.)[*_]{0,2}[ :]{1,2}["“‘]?$/i;

/** Whether the words beside a name say that it is people's: "the X gang", "APT28 (also known as X". */
export function arePeople(text: string, start: number, end: number): boolean {
  return (
    PEOPLE_AFTER.test(text.slice(end, end + REACH)) ||
    PEOPLE_BEFORE.test(text.slice(Math.max(0, start - REACH), start))
  );
}

/** A value of a command's option: `-target:winexe`. */
const OPTION_BEFORE = /(?:^|[\s"“*])[-/]{1,2}[a-z][\w-]{0,20}[:=]["']?$/;

/** Tor is a network first, and ATT&CK's tool is its client. */
const TOR_AFTER = /^[ \n](?:browser|client|exit|hidden|network|nodes?|onion|proxy|relays?)\b/i;

/** How far either way the words beside a name are read, in UTF-16 code units. */
const REACH = 60;
/** A longer "sentence" lost its full stops. */
const LONGEST_SENTENCE = 600;

/** Whether a name that stands in the text names the software, not a word of the language or an actor. */
export function isSoftwareMeant(reading: Reading, match: SoftwareNameMatch): boolean {
  const { text } = reading;
  const before = text.slice(Math.max(0, match.start - REACH), match.start);
  const after = text.slice(match.end, match.end + REACH);
  const written = text.slice(match.start, match.end);
  if (OPTION_BEFORE.test(before)) return false;
  const beside =
    KIND_AFTER.test(after) || KIND_BEFORE.test(before) || (/^tor$/i.test(written) && TOR_AFTER.test(after));
  if (isOrdinaryWord(written) && !isCodeName(reading, match, written)) {
    return beside && !/[.#@$/\\-]$/.test(before) && !PEOPLE_AFTER.test(after) && !isCode(reading, match);
  }
  if (listingsOf(written).length === 0) return true;
  return (
    !PEOPLE_AFTER.test(after) &&
    !PEOPLE_BEFORE.test(before) &&
    (beside || KIND_ANYWHERE.test(sentenceOf(reading, match.start)))
  );
}

/**
 * Some vendors write code names in capitals: `SUNBURST` amid lower-case words is no burst of sun. In a
 * heading all in capitals it may be.
 */
function isCodeName(reading: Reading, match: SoftwareNameMatch, written: string): boolean {
  if (match.variant || !/^[A-Z]{5,}$/.test(written) || isCode(reading, match)) return false;
  if (standsAmongCapitals(reading.text, match) || isSpelledOut(reading.text, written)) return false;
  return (sentenceOf(reading, match.start).match(/\b[a-z]{2,}/g) ?? []).length >= 3;
}

/** "FILE PHOTO:" is set in capitals; no name. */
function standsAmongCapitals(text: string, { start, end }: SoftwareNameMatch): boolean {
  return (
    /\b[A-Z]{2,} $/.test(text.slice(Math.max(0, start - 20), start)) ||
    /^ [A-Z]{2,}\b/.test(text.slice(end, end + 20))
  );
}

/** How far before its brackets an abbreviation is spelled out, in UTF-16 code units. */
const SPELLED_OUT = 160;

/** "Polar Exploration Rover (VIPER)": the capitals abbreviate the words before them, somewhere in the text. */
export function isSpelledOut(text: string, written: string): boolean {
  const at = text.indexOf(`(${written})`);
  if (at < 0) return false;
  const words = text
    .slice(Math.max(0, at - SPELLED_OUT), at)
    .trim()
    .split(/[\s-]+/);
  const initials = words.slice(-written.length).map((word) => word.charAt(0).toUpperCase());
  return (
    initials.at(-1) === written.at(-1) && initials.filter((letter) => written.includes(letter)).length >= 3
  );
}

function isCode(reading: Reading, match: SoftwareNameMatch): boolean {
  return blockAt(reading.blocks, match.start)?.kind === 'code';
}

function sentenceOf(reading: Reading, position: number): string {
  const { start, end } = sentenceAt(reading, position);
  return end - start > LONGEST_SENTENCE ? '' : reading.text.slice(start, end);
}
