import { ACTOR_NOUNS, PARTS, STATE_BACKED, STATE_ORGANS, TOOLS } from '../../lexicon/actors.ts';
import {
  AFFAIRS,
  DEED_VERBS,
  ENTERING_VERBS,
  GOODS,
  MACHINES,
  MAKING_VERBS,
  PERFORMING_VERBS,
  SERVICES,
  SHARES,
  STEALTHY_VERBS,
  STOPPING_VERBS,
  STRIKING_VERBS,
  TAKING_VERBS,
} from '../../lexicon/deeds.ts';
import { BE, NEGATIONS } from '../../lexicon/grammar.ts';
import type { VerbForm } from '../../lexicon/inflect.ts';
import { verbs } from '../../lexicon/inflect.ts';
import {
  ACCUSING_VERBS,
  CASES,
  CHARGING_VERBS,
  CULPRITS,
  LEADING_VERBS,
  NAMING_VERBS,
  ON_VERBS,
  SERVING_VERBS,
  THEORIES,
  TO_VERBS,
  WORKS,
} from '../../lexicon/relations.ts';
import { NAMELESS, SPEAKS_FOR, TITLES, VOICELESS } from '../../lexicon/speakers.ts';
import { BELIEVING, DENYING, DOUBTING, SAYING, UNTRUE } from '../../lexicon/speech.ts';
import { words } from '../../lexicon/words.ts';

/** Verbs of standing behind somebody: "X funds Y". */
const BACKING: ReadonlyMap<string, VerbForm> = verbs(`
  sponsor back fund finance direct control command steer task employ hire pay:paid:paid order recruit support shelter
  protect bankroll commission run+:ran:run handle arm equip`);
/** Verbs and words that put two names beside each other. */
const ALIASING = words(`
  aka alias aliases a.k.a known tracked track tracks call calls called dub dubs dubbed name names named naming
  nicknamed codenamed formerly rebrand rebranded rebranding overlap overlaps overlapping equivalent identical synonym
  synonyms refer refers referred designate designates designated designation label labels labelled labeled moniker
  persona front brand successor merged alter-ego sub-group subgroup cluster clusters graduated one two same`);
const FUTURE = words(
  "will would shall 'll 'd going likely-to plans plan planning intends intend could can able expect expects expected",
);
const HABITS = words(`
  usually often typically regularly routinely frequently generally commonly always tends traditionally normally
  historically primarily known uses targets specialises specializes focuses focused active since years ongoing
  continues continue capable capabilities interested motivated`);
const HEDGES = words(`
  likely probably possibly perhaps maybe allegedly alleged reportedly apparently presumably suspected purportedly
  seemingly almost certainly confidence suspicion suspicions suspect hunch guess money bet signs hint hints hallmarks
  fingerprints signature clues trail`);
const POINTING = words(`
  finger fingers pointed pointing points point hallmarks fingerprints signature trail traces consistent matches match
  fits fit smells resembles similar reminiscent stamp`);
const STEPS: ReadonlyMap<string, VerbForm> = verbs(`
  use deploy send:sent:sent execute register host move collect establish create upload drop+ install employ leverage
  exploit abuse utilise utilize scan+ communicate connect modify configure persist escalate rely target gather search
  test develop incorporate adopt maintain operate attempt distribute deliver lure impersonate masquerade load`);
const ASKING = words('whether if asked wonder wonders ask asks question questions');
const SELVES = words('we our us i my');
const REFLEXIVES = words('itself themselves himself herself');
const HIM = words('he she him her his they them their it its');

const SETS: readonly (readonly [string, ReadonlySet<string> | ReadonlyMap<string, VerbForm>])[] = [
  ['NOT', NEGATIONS],
  ['BE', BE],
  ['DENY', DENYING],
  ['DOUBT', DOUBTING],
  ['WE', SELVES],
  ['SELF', REFLEXIVES],
  ['PRON', HIM],
  ['ASK', ASKING],
  ['HEDGE', HEDGES],
  ['ATTR', TO_VERBS],
  ['ON', ON_VERBS],
  ['ACCUSE', ACCUSING_VERBS],
  ['CHARGE', CHARGING_VERBS],
  ['POINT', POINTING],
  ['LEAD', LEADING_VERBS],
  ['DEED', DEED_VERBS],
  ['STRIKE', STRIKING_VERBS],
  ['ENTER', ENTERING_VERBS],
  ['PERFORM', PERFORMING_VERBS],
  ['CULPRIT', CULPRITS],
  ['AFFAIR', AFFAIRS],
  ['WORK', WORKS],
  ['SHARE', SHARES],
  ['CASE', CASES],
  ['THEORY', THEORIES],
  ['BACK', BACKING],
  ['BACKED', STATE_BACKED],
  ['SERVE', SERVING_VERBS],
  ['ALIAS', ALIASING],
  ['NAMING', NAMING_VERBS],
  ['SAY', SAYING],
  ['BELIEVE', BELIEVING],
  ['UNTRUE', UNTRUE],
  ['FUTURE', FUTURE],
  ['HABIT', HABITS],
  ['STOP', STOPPING_VERBS],
  ['STEP', STEPS],
  ['TAKE', TAKING_VERBS],
  ['STEALTH', STEALTHY_VERBS],
  ['MAKE', MAKING_VERBS],
  ['TOOL', TOOLS],
  ['ACTOR', ACTOR_NOUNS],
  ['PART', PARTS],
  ['ORGAN', STATE_ORGANS],
  ['GOODS', GOODS],
  ['MACHINE', MACHINES],
  ['SERVICE', SERVICES],
  ['NAMELESS', NAMELESS],
  ['SPEAKER', SPEAKS_FOR],
  ['TITLE', TITLES],
  ['THING', VOICELESS],
];

const SYMBOLS: ReadonlyMap<string, string> = symbolTable();

function symbolTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const [symbol, set] of SETS) {
    for (const word of set.keys()) if (!table.has(word)) table.set(word, symbol + formOf(set, word));
  }
  return table;
}

/** Whether a verb stands bare, in a present form or in the past tells deeds from habits. */
function formOf(set: ReadonlySet<string> | ReadonlyMap<string, VerbForm>, word: string): string {
  const form = set instanceof Map ? (set as ReadonlyMap<string, VerbForm>).get(word) : undefined;
  return form === undefined ? '' : form === 'participle' ? '-past' : `-${form}`;
}

/** The class of a word by the lexicon, with the form of a verb ("DEED-past"); undefined where no list has it. */
export function symbolOf(word: string): string | undefined {
  return SYMBOLS.get(word) ?? (word.endsWith("n't") ? 'NOT' : undefined);
}

/** Without its most frequent endings, so that forms of a word count together. */
export function stemOf(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/(?:ies|ied)$/u, 'y')
    .replace(/(?:ing|ed|es|s)$/u, '')
    .replace(/(?<=..)e$/u, '');
}
