import type { VerbForm } from './inflect.ts';
import { verbs } from './inflect.ts';
import { words } from './words.ts';

/** To do one of these to anybody is to do the deed. */
export const DEED_VERBS: ReadonlyMap<string, VerbForm> = verbs(`
  breach hack infiltrate penetrate hijack sabotage ransack burgle burglarize rob+ raid deface dox loot plunder
  steal:stole:stolen wiretap+ pilfer heist`);

/** Deeds if a victim is what follows, steps if it is a machine. */
export const STRIKING_VERBS: ReadonlyMap<string, VerbForm> = verbs(`
  attack hit+:hit:hit strike:struck:struck compromise cripple paralyse paralyze disrupt extort defraud blackmail swindle
  wipe leak ransom`);

/** Before "into" (or "in" at a clause's end) they are an intrusion. */
export const ENTERING_VERBS: ReadonlyMap<string, VerbForm> = verbs(
  'break:broke:broken hack intrude burrow get+:got:got sneak:snuck:snuck tap+',
);

/** Deeds if goods are what follows: "took the letters", "copied the drawings". */
export const TAKING_VERBS: ReadonlyMap<string, VerbForm> = verbs(`
  take:took:taken copy exfiltrate siphon snatch grab+ lift pocket empty publish dump leak encrypt sell:sold:sold spirit
  make:made:made walk`);

/** Steps in a report of steps; the deed where somebody is said to have done it. */
export const STEALTHY_VERBS: ReadonlyMap<string, VerbForm> = verbs(`
  access enter obtain download mirror alter falsify manipulate forge delete erase destroy intercept publish post release
  encrypt lock leak copy photograph smuggle sell:sold:sold pass hand read:read:read tamper bribe plant install`);

/** Goods that are taken. */
export const GOODS: ReadonlySet<string> = words(`
  data information records record database databases credentials passwords password files file documents letters
  letter mail mails e-mail e-mails email emails money funds coins tokens crowns million millions drawings designs plans
  secrets source code archive archives messages cables photographs pictures recordings ledger ledgers cards ballots
  pockets accounts savings bitcoin cryptocurrency ether passports scans correspondence tapes census register registry list lists names addresses copies copy manifest manifests invoices
  contracts images blueprints schedules research samples formula recipes questions votes results map maps plan system
  systems network networks servers notes transcripts minutes diaries recordings software program`);

/** Deeds if something public stops by them: "cut power", "stopped the trams". */
export const STOPPING_VERBS: ReadonlyMap<string, VerbForm> = verbs(`
  cut+:cut:cut turn switch stop+ halt shut+:shut:shut knock take:took:taken black disable open cause trigger jam+ freeze:froze:frozen`);

/** What is stopped, cut or caused. */
export const SERVICES: ReadonlySet<string> = words(`
  power lights light electricity heating water trams tram trains train signals signalling blackout blackouts outage
  outages stoppage shutdown disruption chaos phones telephones network networks service services grid production
  breakers pumps ferries flights offline website websites site sites systems`);

/** Verbs that need a hostile act, or the affair, as their object. */
export const PERFORMING_VERBS: ReadonlyMap<string, VerbForm> = verbs(`
  conduct launch orchestrate perpetrate mount stage execute mastermind carry run+:ran:run lead:led:led commit+ plan+ pull
  organise organize plot+ engineer direct coordinate undertake:undertook:undertaken`);

/** Making the program that was used. */
export const MAKING_VERBS: ReadonlyMap<string, VerbForm> = verbs(
  'write:wrote:written develop author create code build:built:built program+ devise design engineer craft',
);

/** "Before they did": words that make the affair the deed: "the breach", "this attack". */
export const AFFAIRS: ReadonlySet<string> = words(`
  attack attacks breach breaches hack hacks hacking intrusion intrusions campaign campaigns operation operations theft
  thefts espionage compromise compromises leak leaks incident incidents break-in break-ins sabotage activity wave
  cyberattack cyberattacks cyber-attack cyber-attacks cyberespionage heist exploitation outage outages assault assaults
  defacement defacements dump spearphishing phishing blackout blackouts stoppage shutdown fraud scheme scam robbery
  burglary raid raids publication disruption affair power-cut extortion deed intrusion-set infection infections
  infiltration penetration tampering manipulation forgery forgeries sabotaging spying hijacking poisoning
  cyberoffensive offensive crime crimes offence attempt attempts interference breaching stealing spying robbing hacking burgling attacking`);

/** Parts that somebody has in a deed. */
export const SHARES: ReadonlySet<string> = words(
  'role involvement hand part responsibility guilt complicity participation culpability relation link links connection fingerprints',
);

/** Machines and accounts: to take one is a step, not the deed. */
export const MACHINES: ReadonlySet<string> = words(`
  host hosts server servers machine machines workstation workstations account accounts router routers endpoint
  endpoints device devices vpn credentials controller controllers domain domains process processes service services
  browser token tokens kernel memory registry key keys certificate appliance appliances mailbox mailboxes user users
  port ports plugin binary binaries file files session sessions laptop laptops computer computers`);
