import type { ObservableType } from '../../model/index.ts';
import type { Cue } from './cue.ts';

/** What a sentence is about, where nothing in it says what the thing does: the weakest of the grounds. */

/** Said right before a file or a program that belongs to nobody's attack. */
const LEFT_ALONE =
  /\b((?:inject(?:s|ed|ing)?|hollow(?:s|ed|ing)?)(?: [\w-]+){0,4} (?:in|into)|terminat(?:es?|ed|ing)|kill(?:s|ed|ing)?|check(?:s|ed|ing)? (?:for|if|whether)|look(?:s|ed|ing)? for|search(?:es|ed|ing)? for|monitor(?:s|ed|ing)?|exclud(?:es?|ed|ing)|copied from|original)(?: [\w-]+){0,3}$/i;

/** The words of attacks, of what attackers bring and of where they have been. */
const ATTACK =
  /\b(malware|malicious|payloads?|droppers?|drop(?:s|ped|ping)?|downloaders?|loaders?|trojans?|backdoors?|ransomware|rootkits?|implants?|botnets?|bots?|rats?|keyloggers?|stealers?|worms?|exploits?|exploit kits?|shellcode|webshells?|lures?|decoys?|attachments?|phish\w*|spam\w*|malspam|c2|c&c|cnc|command[- ]and[- ]control|attackers?|actors?|adversar(?:y|ies)|compromised|infected|infection|infects?|campaigns?|redirects?|redirected|landing pages?|contacts)\b/i;
/** What is said of files and settings that were not there before. */
const MADE =
  /\b(samples?|variants?|(?:cop(?:y|ies)|renam(?:es?|ed)) (?:of )?itself|sav(?:es?|ed)|stor(?:es?|ed)|writ(?:es?|ten)|renam(?:es?|ed)|dump(?:s|ed)?|extract(?:s|ed)?|creat(?:es?|ed)|launch(?:es|ed)?|named|called|contained in|embedded|executables?|binar(?:y|ies)|scripts?|macros?)\b/i;

const FILES: ReadonlySet<ObservableType> = new Set(['file-name', 'file-path', 'pdb-path']);
const HOSTS: ReadonlySet<ObservableType> = new Set(['domain-name', 'ipv4-addr', 'ipv6-addr', 'url']);

/** Whether a file is only looked for, stopped or used as a place to hide. @param before the sentence up to it */
export function leftAlone(type: ObservableType, before: string): Cue | undefined {
  const alone = FILES.has(type) ? LEFT_ALONE.exec(before.replace(QUOTES, '')) : null;
  return alone === null ? undefined : { role: 'benign', words: alone[1] ?? alone[0] };
}

/** @param before the sentence up to the mention; @param after the sentence behind it */
export function talkFor(type: ObservableType, before: string, after: string): Cue | undefined {
  const isFile = FILES.has(type);
  if (!isFile && !HOSTS.has(type)) return undefined;
  const attack = ATTACK.exec(before) ?? ATTACK.exec(after) ?? (isFile ? madeIn(before, after) : null);
  return attack === null ? undefined : { role: 'attacker', words: attack[0] };
}

function madeIn(before: string, after: string): RegExpExecArray | null {
  return MADE.exec(before) ?? MADE.exec(after);
}

const QUOTES = /[ "'“‘*`(]{1,6}$/;
