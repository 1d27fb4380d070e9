import type { Cue } from './cue.ts';

/** Whose a host, an address or a mailbox is when a report says that it belongs to those attacked. */

const ATTACKED = '(?:victim|affected|impacted|attacked|breached|targeted|compromised|victimi[sz]ed)';
const BODIES =
  '(?:organi[sz]ation|company|compan(?:y|ies)|ministry|ministries|agency|agencies|customer|client|bank|firm|university|institution|entity|' +
  'entities|government|hospital|embassy|authority|authorities|institute|school|manufacturer|utility|victim)s?';
const THINGS =
  '(?:domain|web ?site|site|host|server|mail ?server|network|address|ip|ip address|gateway|mailbox|account|machine|system|computer|tenant|environment|' +
  'endpoint|workstation|infrastructure)(?:s|es)?';
const MACHINES = '(?:host|machine|computer|endpoint|workstation|device)s?';
/** Words that may stand before the mention and leave it theirs: none that leads from the victim to somebody else. */
const OF_THEIRS =
  '(?: (?!(?:to|from|by|via|through|into|onto|using|with|and|then|when|that|which|connect|contact|beacon|communicat|download|redirect|send|sent|visit|exfiltrat|reach|quer|resolv|fetch|retriev|request|call|post|upload|execut|open|receiv|get|load|spoof|imitat|impersonat|mimic)[a-z]*\\b)[\\w-]+){0,4}$';

const BEFORE: readonly RegExp[] = [
  new RegExp(`\\b(victim['’]s|victims['’]|${ATTACKED} ${BODIES}(?:['’]s?)?)${OF_THEIRS}`, 'i'),
  new RegExp(
    `\\b(victim (?:[\\w-]{1,16} )?${THINGS}|(?:infected|affected|impacted|victimi[sz]ed) ${MACHINES})${OF_THEIRS}`,
    'i',
  ),
];

const CLOSE = '["\'”’)\\]*`]{0,4}';
const BEHIND: readonly RegExp[] = [
  // "X, which belongs to the affected company", "X of one of the victims"
  new RegExp(
    `^${CLOSE},? ?(?:(?:which|that) )?(?:(?:also )?(?:belong(?:s|ed|ing)? to|(?:is |was )?(?:owned|operated|used) by)|of) (?:an?|the|one of the|another|one) (?:\\w+ ){0,2}?(victims?\\b|${ATTACKED} ${BODIES})`,
    'i',
  ),
  // "X, the victim's mail server," "X (a victim)"
  new RegExp(
    `^${CLOSE}(?:, (?:(?:which|that) (?:is|was) )?| \\(| [–—-] | (?:is|was) )(?:an?|the|one of the|also a) (victim(?:['’]s|s)?|${ATTACKED} ${BODIES}(?:['’]s)?)(?: [\\w-]{1,20}){0,3}(?=[).,;]|$)`,
    'i',
  ),
  // "the gateway at X was exploited"
  new RegExp(
    `^${CLOSE} (?:was|were|has been|had been|is) (?:(?:then|first|also|itself|successfully|probably|later) )?(exploited|attacked|breached|targeted|defaced|encrypted|brute-?forced)\\b`,
    'i',
  ),
];

/** Words without which nothing of the kind is said, on either side. */
export const ANY_BEFORE: RegExp = /victim|affected|impacted|attacked|breached|targeted|compromised|infected/i;
export const ANY_BEHIND: RegExp =
  /victim|affected|impacted|attacked|breached|targeted|compromised|exploited|defaced|encrypted|brute/i;
/** Broken into and used against others: that is the attackers' again. */
const USED =
  /\b(?:used|abused|misused|served|hosted|hosting|distribut\w+|deliver\w*|redirect\w*|relay\w*|prox\w+|c2|command[- ]and[- ]control)\b/i;

/** @param before the sentence up to the mention, without opening marks; @param after what follows it */
export function victimCue(before: string, after: string): Cue | undefined {
  const near = ANY_BEFORE.test(before) ? firstOf(BEFORE, before) : undefined;
  const found = near ?? (ANY_BEHIND.test(after) ? firstOf(BEHIND, after) : undefined);
  return found === undefined || USED.test(after) ? undefined : { role: 'victim', words: found };
}

function firstOf(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match[1] ?? match[0];
  }
  return undefined;
}
