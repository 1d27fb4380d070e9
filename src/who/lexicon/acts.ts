import { words } from './words.ts';

/** Nouns for hostile acts. */
export const ACTS: ReadonlySet<string> = words(`
  attack attacks breach breaches hack hacks hacking intrusion intrusions campaign campaigns operation operations theft
  thefts espionage compromise compromises leak leaks incident incidents break-in break-ins sabotage activity wave
  cyberattack cyberattacks cyber-attack cyber-attacks heist exploitation outage assault assaults defacement defacements spearphishing phishing`);

/** Verbs that mean an intrusion by themselves. */
export const INTRUDED: ReadonlySet<string> = words(`
  breached hacked infiltrated penetrated stole attacked broke compromised hijacked ransacked sabotaged stolen
  hacking attacking stealing`);

/** The same as gerunds: "accused of breaching". */
export const INTRUDING: ReadonlySet<string> = words(
  'breaching infiltrating penetrating compromising hijacking sabotaging hacking attacking stealing breaking',
);

/** Verbs that need a hostile act as their object. */
export const PERFORMED: ReadonlySet<string> = words(`
  conducted launched orchestrated perpetrated mounted staged executed masterminded carried ran led committed
  conducting launching orchestrating carrying`);

/** Verbs that put a program to work on a victim. */
export const DEPLOYED: ReadonlySet<string> = words('deployed planted installed unleashed released detonated');

/** Programs whose use is the attack itself. */
export const WEAPONS: ReadonlySet<string> = words('wiper ransomware backdoor implant worm bootkit rootkit');

export const DATA: ReadonlySet<string> = words(
  'data information records database databases credentials passwords intelligence dossiers',
);

export const TAKEN: ReadonlySet<string> = words(
  'stolen taken exfiltrated leaked pilfered obtained breached purloined compromised',
);

export const PUBLICATIONS: ReadonlySet<string> = words(
  'report paper post article analysis advisory write-up whitepaper blog study document bulletin',
);
