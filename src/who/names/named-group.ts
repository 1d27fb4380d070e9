import { ACTOR_NOUNS } from '../lexicon/actors.ts';
import { ARTICLES, BE } from '../lexicon/grammar.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised } from '../tokens.ts';
import type { FoundActor } from './actor-mention.ts';
import { endOfName, joined } from './name-words.ts';
import { isStagePlayer } from './stage-player.ts';

const DESIGNATOR = /^(?:APT|UNC|FIN|TA|TEMP|DEV|Storm|CL|TGR|UAC|TAG)-?\d{1,5}$/;

/** "APT-77", "the group Copper Heron", "AMBER FINCH": names that no list knows yet. */
export function namedGroup(tokens: readonly Token[], at: number): FoundActor | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (DESIGNATOR.test(token.text)) return { from: at, to: at + 1, kind: 'actor', entity: token.text };
  const to = endOfName(tokens, at);
  if (to === at) return undefined;
  const named = isCalledSo(tokens, at, to) || isCryptonym(tokens, at, to) || isDescribed(tokens, to);
  // At a sentence's start any noun has a capital: "Security group members".
  const beforeNoun =
    ACTOR_NOUNS.has(tokens[to]?.lower ?? '') &&
    !FORCES.has(tokens[to]?.lower ?? '') &&
    (isCryptonym(tokens, at, to) || (at !== 0 && to > at));
  if (!named && !beforeNoun) return undefined;
  return { from: at, to: beforeNoun ? to + 1 : to, kind: 'actor', entity: joined(tokens, at, to) };
}

/** "the actor Northgate tracks as": whoever tracks is no actor. */
const NAMING = words('tracks calls dubs names dubbed named tracked refers describes has said');

const CALLED = words('itself themselves called dubbed named as');

const FORCES = words('brigade soldiers unit team officer officers agents');

/** "the group Copper Heron", "a gang calling itself Slow Tide". */
function isCalledSo(tokens: readonly Token[], at: number, to: number): boolean {
  if (isStagePlayer(tokens, at - 1)) return false;
  if (ACTOR_NOUNS.has(tokens[at - 1]?.lower ?? '') && !FORCES.has(tokens[at - 1]?.lower ?? ''))
    return !NAMING.has(tokens[to]?.lower ?? '') && !isTitle(tokens, at, to);
  if (!CALLED.has(tokens[at - 1]?.lower ?? '')) return false;
  return [at - 2, at - 3, at - 4].some((noun) => ACTOR_NOUNS.has(tokens[noun]?.lower ?? ''));
}

/** "Threat Actor Targets Cryptocurrency Wallets": in a title every word has a capital, its verb, too. */
function isTitle(tokens: readonly Token[], at: number, to: number): boolean {
  if (to - at < 2 || !isCapitalised(tokens[at - 1])) return false;
  return to - at > 2 || /ing$/u.test(tokens[at]?.lower ?? '');
}

/** Two words or more in capitals among words that are not. */
function isCryptonym(tokens: readonly Token[], at: number, to: number): boolean {
  const upper = tokens.slice(at, to).every((word) => isUpperCase(word.text));
  const around = tokens.slice(Math.max(0, at - NEAR), to + NEAR);
  const loud = [tokens[at - 1], tokens[to]].some((token) => isUpperCase(token?.text ?? ''));
  const technical = tokens.slice(at, to).some(({ lower }) => TECHNICAL.has(lower));
  return (
    to - at >= 2 &&
    to - at <= 3 &&
    upper &&
    !loud &&
    !technical &&
    around.some((token) => /\p{Ll}/u.test(token.text))
  );
}

/** Abbreviations of protocols, formats and parts of machines. */
export const TECHNICAL: ReadonlySet<string> = words(`
  http https post get put url urls uri vbs dll api exe pdf ddos dos smtp tcp udp dns ip ips cve cves html xml json rtf doc
  xls lnk iso zip rar ssl tls ssh rdp vpn smb sql php asp css usb cpu ram bios uefi gui ios macos sha md5 rsa aes xor utc
  pe com wmi uac lsass ntfs mbr raid iot ioc iocs ttp ttps apt rat c2 cnc soc siem edr mfa otp sms pos atm bec eac os`);

/** So many words around a name tell whether a heading is all capitals. */
const NEAR = 30;

function isUpperCase(word: string): boolean {
  return word.length >= 3 && word === word.toUpperCase() && /^\p{Lu}+$/u.test(word);
}

/** Of the nouns for actors those that no firm, team or software project goes by. */
const INTRUDERS = words('actor actors gang hackers attackers crew apt threat-actor adversary');
const BAD_GROUP = words(
  'hacking threat ransomware espionage extortion cyber-espionage hacker criminal cybercrime state-sponsored state-backed',
);

/** "Slow Tide, a ransomware gang,", "Slow Tide is a hacking group": described right after the name. */
function isDescribed(tokens: readonly Token[], to: number): boolean {
  const link = tokens[to];
  if (!(link?.text === ',' || BE.has(link?.lower ?? '')) || !ARTICLES.has(tokens[to + 1]?.lower ?? ''))
    return false;
  const limit = Math.min(tokens.length, to + 7);
  for (let at = to + 2; at < limit; at += 1) {
    const word = tokens[at]?.lower ?? '';
    if (INTRUDERS.has(word)) return true;
    if (word === 'group') return BAD_GROUP.has(tokens[at - 1]?.lower ?? '');
    if (!/^\p{L}/u.test(word) || word === 'of' || word === 'by' || word === 'that') return false;
  }
  return false;
}
