import { verbs } from '../lexicon/inflect.ts';
import type { Token } from '../tokens.ts';

/**
 * Verbs that say in a report of an incident that something happened to somebody's machines: what intruders did,
 * and what was seen and done about it. Publishing is none of them: it has a lane of its own.
 */
const INCIDENT = verbs(`
  breach hack infiltrate penetrate hijack sabotage steal:stole:stolen exfiltrate siphon compromise exploit deploy install
  plant drop+ execute launch run+:ran:run enter access read:read:read send:sent:sent receive phish encrypt wipe leak
  delete erase disable register beacon connect upload download copy collect dump attack target infect deface disrupt
  strike:struck:struck hit+:hit:hit break:broke:broken begin+:began:begun start appear notice detect discover observe
  sinkhole contain reset+:reset:reset rebuild:rebuilt:rebuilt use move log+ gain obtain extort ransom inject implant
  intercept spread:spread:spread crash fail take:took:taken cut+:cut:cut shut+:shut:shut open scan probe rent buy:bought:bought
  create add remove restore isolate block seize arrest`);

/** Whether a word says that something was done; a bare infinitive is advice, or a noun, and so no deed. */
export function isDeedWord(token: Token, text: string): boolean {
  const form = INCIDENT.get(token.lower);
  return form !== undefined && form !== 'base' && standsAlone(token, text);
}

/** In the plural, the present of a table of events: "employees receive a message"; a noun, where an article is before it. */
export function isBareDeed(token: Token, before: Token | undefined, text: string): boolean {
  if (before === undefined || NOUN_FOLLOWS.has(before.lower) || token.text !== token.lower) return false;
  return INCIDENT.get(token.lower) === 'base' && standsAlone(token, text);
}

const NOUN_FOLLOWS: ReadonlySet<string> = new Set(
  'the a an of and or for to with by from its their this no'.split(' '),
);

/** Not a part of an address or a name of a file: `notices[@]berth.example`. */
function standsAlone({ start, end }: Token, text: string): boolean {
  return (
    /^[\s"“”‘’'(,;:.!?)–—-]?$/u.test(text.slice(end, end + 1)) &&
    /^[\s"“‘'(–—]?$/u.test(text.slice(Math.max(0, start - 1), start))
  );
}
