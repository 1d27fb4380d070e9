import { DEED_VERBS, ENTERING_VERBS, STRIKING_VERBS } from '../../lexicon/deeds.ts';
import { BE, FINITE } from '../../lexicon/grammar.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised, isWord } from '../../tokens.ts';
import type { Deed } from '../deeds/deed.ts';
import type { TokenRange } from '../phrases.ts';
import { find, isAdverb } from '../phrases.ts';
import { couldSpeak, isPronoun } from './could-speak.ts';

/** What somebody does who says who did it, in other words than verbs of saying. */
const POSITING = words(`
  hold holds held call calls called name names named see sees saw include includes included regard regards regarded
  treat treats treated count counts counted point points pointed put puts lay lays laid pin pins pinned accuse accuses
  accused list lists listed describe describes described lump lumps lumped associate associates associated connect
  connects connected tie ties tied link links linked credit credits credited favour favours favoured lean leans leaned
  speak speaks spoke formulate formulates formulated assume assumes assumed infer infers inferred portray portrays
  portrayed present presents presented paint paints painted identify identifies identified take takes took stand stands
  stood stick sticks stuck follow follows followed agree agrees agreed share shares shared support supports supported back
  backs backed echo echoes echoed endorse endorses endorsed hint hints hinted imply implies implied boast boasts boasted
  brag brags bragged claim claims claimed assert asserts asserted place places placed make makes made trace traces traced
  attribute attributes attributed ascribe ascribes ascribed suspect suspects suspected blame blames blamed charge charges
  charged inform informs informed stress stresses stressed underline underlines underlined emphasise emphasises emphasised
  emphasize emphasizes emphasized find finds found rule rules ruled exclude excludes excluded doubt doubts doubted dispute
  disputes disputed recognise recognises recognised track tracks tracked know knows knew refer refers referred mention
  mentions mentioned relate relates related count consider considers considered deem deems deemed judge judges judged
  conclude concludes concluded think thinks thought have has had sign signs signed chalk chalks chalked write writes
  wrote headline headlines ran runs`);
const HAVING = words('has have had');
const TIED = words('linked tied attributed connected traced ascribed associated suspected accused');
const ADVERBIAL = words('in on at since for within after before during by from under with to last this');
const BETWEEN = words('not never also still only now just long once');
const PEOPLE_CLAUSE = words('who which whose whom');
const LONGEST = 12;

/**
 * The subject of the sentence's main verb where no verb of saying governs the deed: "Prosecutors in Brodmoor hold
 * X responsible", "Osgood & Rye include the breach under X". None where the subject did it or suffered it.
 */
export function outerSubject(tokens: readonly Token[], deed: Deed): TokenRange | undefined {
  const from = afterAdverbial(tokens);
  const verb = mainVerb(tokens, from);
  if (verb < 0 || verb === from || verb > deed.to || verb - from > LONGEST * 2) return undefined;
  const range = { from, to: endOfSubject(tokens, from, verb) };
  const word = tokens[verb]?.lower ?? '';
  const acts = DEED_VERBS.has(word) || ENTERING_VERBS.has(word) || STRIKING_VERBS.has(word);
  if (acts || !POSITING.has(word) || isPronoun(tokens, range) || !couldSpeak(tokens, range)) return undefined;
  // "Hackers linked to Varnia stole": a participle that describes them.
  if (TIED.has(word) && ['to', 'with', 'of'].includes(tokens[verb + 1]?.lower ?? '')) return undefined;
  if (
    tokens[range.from]?.lower === 'to' ||
    ['on', 'its', 'for'].includes(tokens[range.to - 1]?.lower ?? '') ||
    (tokens[range.to - 1]?.lower === 'and' && range.to - range.from > 6)
  )
    return undefined;
  const passive =
    tokens.slice(range.to, verb).some(({ lower }) => BE.has(lower)) ||
    (HAVING.has(word) && find(tokens, verb + 1, verb + 4, (each) => each === 'been') > 0);
  const own = range.from < deed.to && deed.from < range.to && deed.claimant === undefined;
  return passive || own ? undefined : range;
}

/** "Within a week", "In 2023", "But": what opens a sentence before its subject. */
function afterAdverbial(tokens: readonly Token[]): number {
  let at = 0;
  while (/^[“"*_>]$/u.test(tokens[at]?.text ?? '')) at += 1;
  const word = tokens[at]?.lower ?? '';
  if (['but', 'and', 'yet', 'even', 'so', 'only'].includes(word)) return at + 1;
  if (!ADVERBIAL.has(word)) return isAdverb(word) && tokens[at + 1]?.text === ',' ? at + 2 : at;
  const comma = find(tokens, at, at + 9, (each) => each === ',');
  if (comma > 0) return comma + 1;
  const year = find(tokens, at, at + 4, (each) => /^\d{4}$/.test(each));
  return year > 0 ? year + 1 : tokens[at + 1]?.lower === 'a' ? at + 3 : at;
}

function mainVerb(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from + 1; at < Math.min(tokens.length, from + LONGEST * 2); at += 1) {
    const token = tokens[at];
    if (
      token?.text === ',' &&
      (PEOPLE_CLAUSE.has(tokens[at + 1]?.lower ?? '') || depth > 0 || isName(tokens, at))
    ) {
      depth = depth > 0 ? 0 : 1;
      continue;
    }
    if (depth > 0) continue;
    if (!isWord(token) && token?.lower !== "'s" && token?.text !== '&') return -1;
    if (
      token !== undefined &&
      !isCapitalised(token) &&
      (POSITING.has(token.lower) || FINITE.has(token.lower))
    ) {
      const next = tokens[at + 1]?.lower ?? '';
      if (FINITE.has(token.lower) && (POSITING.has(next) || isAdverb(next) || BETWEEN.has(next))) continue;
      return at;
    }
  }
  return -1;
}

/** "…’s interior minister, Sixten Brahe, has": a name between commas. */
function isName(tokens: readonly Token[], comma: number): boolean {
  return isCapitalised(tokens[comma + 1]) && find(tokens, comma + 1, comma + 5, (word) => word === ',') > 0;
}

function endOfSubject(tokens: readonly Token[], from: number, verb: number): number {
  const comma = find(
    tokens,
    from,
    verb,
    (word, at) => word === ',' && PEOPLE_CLAUSE.has(tokens[at + 1]?.lower ?? ''),
  );
  let to = comma > 0 ? comma : verb;
  while (
    to > from + 1 &&
    (FINITE.has(tokens[to - 1]?.lower ?? '') ||
      isAdverb(tokens[to - 1]?.lower ?? '') ||
      BETWEEN.has(tokens[to - 1]?.lower ?? '') ||
      tokens[to - 1]?.text === ',')
  )
    to -= 1;
  return to;
}
