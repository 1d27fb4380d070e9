import { stateOf } from '../../vocab/states.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import { isWord } from '../tokens.ts';
import type { FoundActor } from './actor-mention.ts';

/** People by what they are: any of them may be accused. */
const PEOPLE = words(`
  man men woman women boy boys girl girls brother brothers sister sisters couple pair duo trio youth youths teenager
  teenagers student students pupil pupils insider insiders outsider outsiders employee employees worker workers clerk
  clerks engineer engineers technician technicians administrator administrators programmer programmers developer
  developers contractor contractors supplier suppliers subcontractor consultant consultants caretaker caretakers cleaner
  cleaners driver drivers guard guards operator operators trader traders broker brokers accountant accountants cashier
  cashiers director directors manager managers executive executives owner owners founder founders shareholder
  shareholders partner partners colleague colleagues competitor competitors rival rivals customer customers client
  clients tenant tenants activist activists hacktivist hacktivists protester protesters campaigner campaigners criminal
  criminals cybercriminal cybercriminals fraudster fraudsters thief thieves robber robbers burglar burglars smuggler
  smugglers extortionist extortionists blackmailer blackmailers mercenary mercenaries professional professionals amateur
  amateurs vandal vandals prankster pranksters gangster gangsters spy spies saboteur saboteurs mole defector officer
  officers soldier soldiers agent agents official officials civil-servant servant servants politician politicians
  minister ministers deputy deputies deputy-director mayor candidate candidates staff personnel journalist journalists
  reporter reporters editor editors doctor nurse librarian archivist teacher professor relative relatives nephew cousin
  son daughter husband wife friend friends neighbour neighbours accomplice accomplices`);
/** Bodies by what they are. */
const BODIES = words(`
  government governments state nation power powers service services agency army navy military regime company firm bank
  competitor rival union party newspaper syndicate cartel mafia ring network organisation organization movement militia
  cult sect contractor supplier insurer exchange casino lottery club laboratory lab studio`);
const OPENERS = words(`
  a an the its their his her our my your two three four five six several some any another one these those both this that no
  former foreign hired local young rival rogue disgruntled dismissed criminal organised organized professional`);
const LEADS = words('by of to from and or with for are were');
const INNER = words('-');
const STOPS = words(
  'of in on to by for with from at over against into about and or but that which who is was were are be as than',
);

/**
 * "two brothers", "a dismissed clerk", "a rival bank", "criminals": somebody by what he is. Without a name, and
 * only ever taken for a doer where all that stands around says so.
 */
export function roleName(tokens: readonly Token[], at: number): FoundActor | undefined {
  const first = tokens[at];
  if (first === undefined || !isWord(first)) return undefined;
  // "Officials hired criminals": a verb.
  const verb = first.lower === 'hired' && at > 0 && !LEADS.has(tokens[at - 1]?.lower ?? '');
  const opens = OPENERS.has(first.lower) && !verb;
  const bare = PEOPLE.has(first.lower) && first.lower.endsWith('s');
  if (!opens && !bare) return undefined;
  const limit = Math.min(tokens.length, at + 6);
  for (let noun = bare ? at : at + 1; noun < limit; noun += 1) {
    const word = tokens[noun]?.lower ?? '';
    if (STOPS.has(word) || (!/^\p{L}/u.test(word) && !INNER.has(word))) return undefined;
    const person = PEOPLE.has(word);
    if (!person && !BODIES.has(word)) continue;
    const next = tokens[noun + 1]?.lower ?? '';
    if (PEOPLE.has(next) || BODIES.has(next)) continue;
    if (next === "'s" || /^\p{Lu}/u.test(tokens[noun + 1]?.text ?? '')) return undefined;
    // "the government of Norway" is the state’s own mention.
    if (next === 'of' && stateOf(tokens[noun + 2]?.text ?? '') !== undefined) return undefined;
    const article = ['a', 'an', 'the'].includes(first.lower) ? at + 1 : at;
    return { from: article, to: noun + 1, kind: person ? 'person' : 'organisation' };
  }
  return undefined;
}
