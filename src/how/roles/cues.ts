import type { ObservableRole, ObservableType } from '../../model/index.ts';
import { withoutTail } from '../observables/labels.ts';
import type { Cue } from './cue.ts';
import { ANY as HARMLESS, harmlessCue } from './harmless-cues.ts';
import { ANY_BEFORE as VICTIMS, ANY_BEHIND as VICTIMS_BEHIND, victimCue } from './victim-cues.ts';

/** How far before and after a mention its words are looked for, within its sentence. */
const BEFORE = 90;
const CLOSE_BEFORE = 64;
const AFTER = 60;

/** What may stand between those words and the mention. */
const OPENERS = ' :("\'`\u201c*[';

/** A legitimate site in the attackers' hands is theirs. */
const MISUSED = /\b(?:compromis(?:es?|ed|ing)|hacked|abus(?:es?|ed|ing)|misus(?:es?|ed|ing)|infected)\b/i;

/** A clean program that is brought along is the attackers' on that machine. */
const BROUGHT =
  /\b(?:downloads?|downloaded|downloading|drops?|dropped|dropping|delivers?|delivered|embed(?:s|ded)|bundle[sd]?|brings?|brought|side-?load\w*)\b/i;

/** Said of the very next thing: "the legitimate site X", "a legitimate service (i.e. X". */
const LEGITIMATE =
  /\b(legitimate|legit|benign|harmless|official|genuine|popular|(?:url[- ])?shorten(?:er|ing)|(?:file[- ])?(?:sharing|hosting) (?:service|provider|site))(?: [\w(.,-]+){0,4}$/i;
/** "The installed program loads it from X": where the maker put it. */
const INSTALLED =
  /\bthe ((?:installed|genuine|original|real) (?:[\w-]{1,20} )?(?:programs?|versions?|software|products?|applications?|installation))\b[^.;!?]{0,60} (?:from|in|under|at)$/i;
const PUT_ELSEWHERE =
  /\b(?:cop(?:y|ies|ied)|mov(?:es?|ed)|plac(?:es?|ed)|puts?|writes?|wrote|written|saves?|saved|stores?|stored|renam\w+)\b/i;
const IMPERSONATED =
  /\b(impersonat(?:es?|ed|ing)|spoof(?:s|ed|ing)?|mimic(?:s|ked|king)?|masquerad(?:es?|ed|ing) as|disguised as|pos(?:es?|ed|ing) as|imitat(?:es?|ed|ing)|typosquat\w*|look-?alikes? (?:of|for)|pretend(?:s|ed|ing)? to be)(?: [\w-]+){0,3}$/i;
/** Somebody else's, to hide the attacker's host among them. */
const DECOY =
  /\b(decoy (?:c2 |c&c |web ?)?(?:sites?|domains?|pages?|urls?|hosts?|servers?|addresses))(?:,? [\w(.,-]+){0,4},?$/i;
/** Whose, nobody says: it may exist or not. */
const RANDOM =
  /\b((?:fill|pad|stuff)(?:s|ed|ing)?(?: [\w-]{1,20}){0,7} with (?:[\w-]{1,20} ){0,2}?(?:pseudo[- ]?)?random\w*)(?:,? [\w(.,-]+){0,5},?$/i;
/** Who sold the name: "Registrar: X", "registered through X". */
const REGISTRAR =
  /\b(registrars?(?: (?:name|url|whois server|of record))?|registered (?:[\w-]{1,20} ){0,3}?(?:through|via))(?: (?:is|was|the registrar|the|registrar))?$/i;
const SINKHOLED = /\bsink-?hol(?:e[ds]?|ing)\b/i;
const CONTACT =
  /\b(contact us|contact|reach (?:us|out)|e-?mail us|write to|report (?:it|them|this) to|send (?:us|them)|submit (?:to|at)|subscribe|follow us|learn more|read more|for more information|visit)\b/i;

/** What attackers and their tools do with a thing, said before it. */
const ACTS =
  /\b(beacon(?:s|ed|ing)?|call(?:s|ed|ing)? (?:back|home)|connect(?:s|ed|ing)? (?:back )?(?:to|with)|communicat(?:es?|ed|ing) (?:with|to)|exfiltrat(?:es?|ed|ing|ion)|download(?:s|ed|ing)?|fetch(?:es|ed|ing)?|retriev(?:es?|ed|ing)|drop(?:s|ped|ping)|deliver(?:s|ed|ing)|install(?:s|ed|ing)(?! (?:programs?|versions?|software|cop(?:y|ies)|applications?|products?|base|in)\b)|execut(?:es?|ed|ing)|inject(?:s|ed|ing)?|side-?load(?:s|ed|ing)?|resolv(?:es?|ed|ing) to|(?<![\d:-])c2(?![:-]\d)|c&c|c & c|command[- ]and[- ]control|attacker-controlled|actor-controlled|malicious|rogue|phishing (?:sites?|domains?|pages?|urls?|e-?mails?))\b/i;
/** The same, said behind it. */
const ACTED_ON =
  /^[^.!?]{0,24}\b(resolv(?:es?|ed|ing) to|(?:is|was|were|are) (?:a |the |their )?(?:c2|c&c|command[- ]and[- ]control|malicious|dropped|downloaded|executed|registered by)|c2 server|c&c server|hosted (?:the|a) (?:payload|malware))/i;

/** What every strong cue has somewhere: most sentences have none of it. */
const ANY_CUE =
  /sink-?hol|installed|original|real|legit|popular|shorten|sharing|hosting|benign|harmless|official|genuine|impersonat|spoof|mimic|masquerad|disguised|pos(?:e|ing)|imitat|typosquat|look-?alike|pretend|decoy|random|registrar|registered/i;

/** The same of all cues on either side: one look at the words of most mentions is enough. */
const ANY_BEFORE = eitherOf(ANY_CUE, VICTIMS, HARMLESS);
const ANY_BEHIND = eitherOf(SINKHOLED, VICTIMS_BEHIND, HARMLESS);

function eitherOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'i');
}

/** @param before the sentence up to the mention; @param after the sentence behind it */
export function cueFor(type: ObservableType, before: string, after: string): Cue | undefined {
  const near = withoutTail(before.slice(-BEFORE), OPENERS);
  if (!ANY_BEFORE.test(near) && !ANY_BEHIND.test(after)) return undefined;
  const behind = after.slice(0, AFTER);
  const named =
    near === '' || !ANY_CUE.test(near)
      ? cue(SINKHOLED, behind, 'sinkhole')
      : (sinkholed(near, behind) ?? saidOf(type, near));
  return named ?? whose(type, near, after) ?? harmlessCue(type, near, after);
}

/** Of what belongs to somebody: hosts, addresses, mailboxes. */
function whose(type: ObservableType, near: string, after: string): Cue | undefined {
  return HOSTS.has(type) || type === 'email-addr' ? victimCue(near, after) : undefined;
}

const HOSTS: ReadonlySet<ObservableType> = new Set(['domain-name', 'url', 'ipv4-addr', 'ipv6-addr']);

function sinkholed(near: string, behind: string): Cue | undefined {
  return cue(SINKHOLED, near, 'sinkhole') ?? cue(SINKHOLED, behind, 'sinkhole');
}

function saidOf(type: ObservableType, near: string): Cue | undefined {
  const file = type === 'file-name' || type === 'file-path' || type === 'registry-key';
  return (
    (HOSTS.has(type) ? ofOthers(near) : undefined) ??
    (MISUSED.test(near) || (file && BROUGHT.test(near)) ? undefined : cue(LEGITIMATE, near, 'benign')) ??
    (file && !BROUGHT.test(near) && !PUT_ELSEWHERE.test(near) ? cue(INSTALLED, near, 'benign') : undefined) ??
    cue(IMPERSONATED, near, file ? 'benign' : 'victim')
  );
}

function ofOthers(near: string): Cue | undefined {
  return cue(DECOY, near, 'benign') ?? cue(REGISTRAR, near, 'benign') ?? cue(RANDOM, near, 'unknown');
}

/** What a program makes, sets or shows on a machine and on the wire. */
const LEFT_BEHIND: ReadonlySet<ObservableType> = new Set([
  'mutex',
  'named-pipe',
  'service-name',
  'scheduled-task',
  'user-agent',
  'registry-key',
  'command-line',
  'pdb-path',
]);
const MADE =
  /\b(creat(?:es?|ed|ing)|register(?:s|ed|ing)?|us(?:es|ed|ing)|set(?:s|ting)?|add(?:s|ed|ing)?|modif(?:y|ies|ied|ying)|run(?:s|ning)?|open(?:s|ed|ing)?|check(?:s|ed|ing)? for|persist(?:s|ed|ence)?|contain(?:s|ed|ing)?)\b/i;

/** Weaker than a heading, a list or a defanged dot. */
export function weakCueFor(
  type: ObservableType,
  before: string,
  after: string,
  defanged: boolean,
): Cue | undefined {
  const near = before.slice(-CLOSE_BEFORE);
  if (!defanged && (type === 'url' || type === 'email-addr')) {
    const contact = cue(CONTACT, near, 'researcher');
    if (contact !== undefined) return contact;
  }
  const made = LEFT_BEHIND.has(type) ? cue(MADE, near, 'attacker') : undefined;
  return made ?? cue(ACTS, near, 'attacker') ?? cue(ACTED_ON, after.slice(0, AFTER), 'attacker');
}

function cue(pattern: RegExp, text: string, role: ObservableRole): Cue | undefined {
  if (text === '') return undefined;
  const match = pattern.exec(text);
  return match === null ? undefined : { role, words: match[1] ?? match[0] };
}
