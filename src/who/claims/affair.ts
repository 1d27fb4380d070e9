import type { Sentence } from '../sentences.ts';

const WORD =
  /^(?:hack|cyber|malware|ransom|phish|breach|intru|spyware|spy|trojan|backdoor|infiltrat|password|encrypt|espionage|vulnerab|exploit|botnet|leak|break-in|broke|stole|theft|sabotag|log-in|login|credential|wiper|server|apt|hijack|tamper|malicious|blackout|outage|heist|robbed|planted|forensic|agents?$|attack|computer|network|incident|online$|files$|firewall|e-mail|data$|system)/;
/** One sentence in so many speaks of it at the least. */
const SHARE = 25;
/** A short text may be all about it and say so once. */
const SHORT = 15;

/**
 * Whether a text is about an intrusion, a theft or a leak at all. Accusing, blaming and attacking are also what
 * politics and sport are full of: there only an actor's name tells.
 * @param namesActor the text names an actor
 */
export function isAboutAffair(sentences: readonly Sentence[], namesActor: boolean): boolean {
  let about = 0;
  for (const { tokens } of sentences) if (tokens.some(({ lower }) => WORD.test(lower))) about += 1;
  if (namesActor && about > 0) return true;
  return sentences.length <= SHORT || about * SHARE >= sentences.length;
}
