import type { Case, Verdict } from './case.ts';

/** Settings that a report advises, which are its readers' defence and nobody's trace. */

const MEANS =
  '(?:set(?:ting)?|enabl(?:e|ing)|disabl(?:e|ing)|configur(?:e|ing)|creat(?:e|ing)|add(?:ing)?|chang(?:e|ing)|turn(?:ing)? (?:on|off)|restrict(?:ing)?|enforc(?:e|ing)|apply(?:ing)?)';
/** "Protect X by setting", "hardening X with". */
const PROTECTS = new RegExp(
  `\\b((?:protect|harden|mitigate|safeguard|secure)(?:ing)? (?!itself|themselves)[^.!?]{0,60}?\\b(?:by|via|through|with) (?:\\w+ )?${MEANS})\\b[^.!?]{0,40}$`,
  'i',
);
/** "administrators should set", "Microsoft recommends enabling". */
const ADVISED = new RegExp(
  `\\b((?:should|must|recommend(?:s|ed)?|advise[sd]?|consider|ensure|be sure to|make sure to)(?: [\\w-]{1,20}){0,4}? ${MEANS})\\b[^.!?]{0,60}$`,
  'i',
);
/** The same as an order, where the heading says that advice follows. */
const ORDERED =
  /^[^\p{L}]{0,6}(?:(?:also|then|please|instead|next),? )?((?:set|enable|disable|configure|restrict|enforce|turn o(?:n|ff)|harden|require|apply|ensure|protect|use|add|create|change)\b)[^.!?]{0,110}$/iu;
/** Whoever looks for a thing, or takes it away, does not set it as a defence. */
const LOOKED_FOR =
  /\b(?:monitor\w*|detect\w*|alert\w*|look\w*|hunt\w*|search\w*|inspect\w*|delet\w*|remov\w*|malware|ransomware|trojan|backdoor|implant|attackers?|actors?|adversar\w+|payload|malicious|persist\w*|indicators?|evidence)\b/i;

/** A registry value or a command that the report tells its readers to set or run. */
export function defence({ mention, place, before }: Case): Verdict {
  if (before === '' || LOOKED_FOR.test(before)) return undefined;
  const advised =
    PROTECTS.exec(before) ??
    ADVISED.exec(before) ??
    (place.section?.kind === 'advice' && mention.type !== 'command-line' ? ORDERED.exec(before) : null);
  return advised === null ? undefined : { role: 'benign', roleWhy: `advice: “${advised[1] ?? ''}”` };
}
