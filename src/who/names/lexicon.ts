/** Nouns for people or groups that intrude. Before or after a capitalised name they make it an actor's. */
export const ACTOR_NOUNS: ReadonlySet<string> = new Set(
  `actor actors adversary adversaries apt attacker attackers cluster collective crew cybercriminals cyberspies
   gang gangs group groups hacker hackers hacktivists intruder intruders operator operators spies team threat-actor
   unit`.split(/\s+/),
);

/** Nouns for organs of a state that are said to act or to direct. */
export const STATE_ORGANS: ReadonlySet<string> = new Set(
  `agency army authorities government governments intelligence military ministry navy regime service services
   state nation-state`.split(/\s+/),
);

/** Words that may stand between a state's adjective and the noun: "Chinese state-sponsored cyber spies". */
export const ACTOR_MODIFIERS: ReadonlySet<string> = new Set(
  `advanced affiliated backed cyber cyber-espionage directed espionage foreign government-backed hacking intelligence
   linked military nation-state persistent security sponsored state state-backed state-linked state-sponsored threat`.split(
    /\s+/,
  ),
);
