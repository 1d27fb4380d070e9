import { words } from './words.ts';

/** Nouns for people or groups that intrude. Before or after a capitalised name they make it an actor's. */
export const ACTOR_NOUNS: ReadonlySet<string> = words(`
  actor actors adversary adversaries apt attacker attackers cluster collective crew cybercriminals cyberspies
  gang gangs group groups hacker hackers hacktivists intruder intruders operator operators spies team threat-actor
  unit brigade soldiers officer officers agents`);

/** Nouns for organs of a state that are said to act or to direct. */
export const STATE_ORGANS: ReadonlySet<string> = words(`
  agency army authorities government governments intelligence military ministry navy regime service services
  state nation-state`);

/** Adjectives that say a state stands behind. */
export const STATE_BACKED: ReadonlySet<string> = words(
  'state-sponsored state-backed government-backed government-sponsored state-directed state-run state-controlled',
);

/** Words that may stand between a state's adjective and the noun: "Chinese state-sponsored cyber spies". */
export const ACTOR_MODIFIERS: ReadonlySet<string> = new Set([
  ...words(`
  advanced affiliated backed cyber cyber-espionage directed espionage foreign hacking intelligence linked military
  nation-state persistent ransomware security sponsored state state-linked threat umbrella spy cyberespionage cyber-spying
  hacker hacktivist criminal cybercrime aligned government-linked state-aligned cyberwarfare`),
  ...STATE_BACKED,
]);

/** Parts of a group, before its name: "three members of", "a unit of". */
export const PARTS: ReadonlySet<string> = words(
  'member members operator operators affiliate affiliates unit units part arm branch division subgroup hackers people',
);

/** What a program or its trace is called; a name before or after it is no actor's. */
export const TOOLS: ReadonlySet<string> = words(`
  malware tool tools toolkit toolset backdoor backdoors implant implants loader loaders downloader downloaders dropper
  ransomware trojan rat worm wiper botnet infrastructure sample samples payload payloads family stealer framework
  vulnerability exploit exploits kit executable packer crypter script variant strain program programs`);
