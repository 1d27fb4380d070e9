import type { Claimant, Reading } from '../../../model/index.ts';
import { spanIn } from '../../../model/index.ts';
import { stateOf } from '../../../vocab/states.ts';
import { PUBLICATIONS } from '../../lexicon/acts.ts';
import { INSTITUTIONS, NAMELESS, SELF, SPEAKS_FOR, STATE_VOICES, TITLES } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Sentence } from '../../sentences.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { isLocation, isOwner, isPlace, nameRuns, textOf } from './name-runs.ts';
import { isHouseWord } from './name-words.ts';
import type { Register } from './register.ts';
import type { Voice } from './voice.ts';

/** Nobody is said to say it: shown as such, never counted as an origin. */
export const UNSTATED: Claimant = { as: 'UNSTATED', resolved: false };

/** Who stands behind the words in `range`, as far as the text itself settles it; several for "the agencies". */
export function claimantOf(
  reading: Reading,
  sentence: Sentence,
  range: TokenRange,
  { register, voice }: { readonly register: Register; readonly voice: Voice },
): readonly Claimant[] {
  const tokens = sentence.tokens.slice(range.from, range.to);
  const span = spanIn(reading, tokens[0]?.start ?? sentence.start, tokens.at(-1)?.end ?? sentence.end);
  const base = { as: span.quote, span };
  if (isSelf(tokens) || isAuthors(tokens))
    return [
      { ...base, resolved: voice.resolved, ...(voice.entity !== undefined && { entity: voice.entity }) },
    ];
  if (tokens.slice(0, 2).some(({ lower }) => RUMOURS.has(lower))) return [{ ...base, resolved: false }];
  const issuers = isAgencies(tokens) ? register.bodies.issuers : [];
  if (issuers.length > 0) return issuers.map((entity) => ({ ...base, entity, resolved: true }));
  const opening = tokens[0];
  const common = opening?.start === sentence.start && register.common.has(opening.lower);
  const entity =
    kindAlone(tokens, register, voice) ??
    entityOf(common ? tokens.slice(1) : tokens, register) ??
    bodySpeaking(tokens, register, voice) ??
    bodyItself(tokens);
  return [entity === undefined ? { ...base, resolved: false } : { ...base, entity, resolved: true }];
}

/** What is said by nobody in particular, wherever it is said. */
const RUMOURS = words('chatter rumour rumours rumor rumors talk gossip whispers speculation hearsay');

/** "The Embassy", "the Institute": the report's own publisher, or the only one of the kind that it names. */
function kindAlone(tokens: readonly Token[], { bodies }: Register, { entity }: Voice): string | undefined {
  const [article, kind] = [tokens[0]?.lower, tokens[1]];
  if (tokens.length !== 2 || article !== 'the' || kind === undefined || !isHouseWord(kind.lower))
    return undefined;
  if (
    entity
      ?.toLowerCase()
      .split(/\P{L}+/u)
      .includes(kind.lower)
  )
    return entity;
  const [only, another] = bodies.byKind.get(kind.lower) ?? [];
  return another === undefined ? only : undefined;
}

/** "the authoring agencies", "the agencies": who issued the text together. */
function isAgencies(tokens: readonly Token[]): boolean {
  const head = tokens.at(-1)?.lower ?? '';
  return (
    [
      'agencies',
      'authorities',
      'partners',
      'bodies',
      'organisations',
      'organizations',
      'governments',
    ].includes(head) &&
    !hasName(tokens) &&
    tokens[0]?.lower === 'the'
  );
}

/** "we", "our analysts", "this paper"; "some of our peers" and "my neighbour" are others. */
function isSelf(tokens: readonly Token[]): boolean {
  // "What our telemetry suggests is".
  if (tokens[0]?.lower === 'what' && tokens.length < 6)
    return isSelf(tokens.slice(1)) || tokens[1]?.lower === 'our';
  const at = tokens.findIndex(({ lower }) => SELF.has(lower));
  const thisText = tokens.findIndex(
    ({ lower }, place) => PUBLICATIONS.has(lower) && tokens[place - 1]?.lower === 'this',
  );
  if (at < 0) return thisText >= 0;
  const word = tokens[at]?.lower ?? '';
  if (word !== 'our' && word !== 'my') return true;
  const head = tokens.at(-1)?.lower ?? '';
  if (at === 0 && PUBLICATIONS.has(tokens[1]?.lower ?? '')) return true;
  return (
    at === 0 &&
    nameRuns(tokens).length === 0 &&
    (tokens.length === 1 || SPEAKS_FOR.has(head) || OWN.has(head))
  );
}

const OWN = words(
  'view opinion team company firm agency directorate staff laboratory lab unit colleagues partners sensors service office',
);

/** "the authors": whoever writes. */
function isAuthors(tokens: readonly Token[]): boolean {
  return tokens.length < 4 && tokens[0]?.lower === 'the' && tokens[1]?.lower === 'authors';
}

function hasName(tokens: readonly Token[]): boolean {
  return nameRuns(tokens.slice(1)).length > 0;
}

/** "Prosecutors": a kind of speaker with a sentence's capital. */
function isGeneric(tokens: readonly Token[], run: TokenRange): boolean {
  if (run.to - run.from !== 1) return false;
  const word = tokens[run.from]?.lower ?? '';
  const people = NAMELESS.has(tokens[run.to]?.lower ?? '') || tokens[run.to]?.lower === 'services';
  return INSTITUTIONS.has(word) || (people && FIELDS.has(word));
}

/** "Intelligence services", "Security officials", "Press reports". */
const FIELDS = words(`
  intelligence security defence defense law government cyber western press senior former media industry local federal
  national western eastern european independent private public academic forensic anonymous unnamed foreign outside
  external internal cybersecurity infosec technical threat incident criminal digital military police diplomatic
  congressional parliamentary state city county regional counter-terrorism it i.t u.s chief leading veteran other`);

function entityOf(tokens: readonly Token[], register: Register): string | undefined {
  const all = nameRuns(tokens).filter(
    (run) => !isLocation(tokens, run) && !isGeneric(tokens, run) && !isTitled(tokens, run),
  );
  const described = all.filter((run) => DESCRIBED.has(tokens[run.from - 1]?.lower ?? ''));
  // "Blockchain analytics firm Elm", "US company Elm": what stands before the noun only describes.
  const runs = described.length > 0 && described.length < all.length ? described : all;
  const local = localBody(tokens, runs[0]);
  if (local !== undefined) return local;
  const person = runs.find((run) => !isOwner(tokens, run) && !isPlace(tokens, run));
  const name = spokenFor(tokens, runs[0]) ? runs[0] : (person ?? runs[0]);
  if (name === undefined || isPeople(tokens, name)) return stateSpeaking(tokens);
  // "Northgate's insurers": others, who speak for themselves.
  if (isOwner(tokens, name) && tokens.slice(name.to + 1).some(({ lower }) => STRANGERS.has(lower)))
    return undefined;
  const office = officeHeld(tokens, name);
  if (office !== undefined) return office;
  const full = textOf(tokens, name);
  const whole = register.bodies.byAbbreviation.get(full);
  if (whole !== undefined) return whole;
  if (name !== person) return full;
  return register.people.get(tokens[name.to - 1]?.text ?? '') ?? register.firstNames.get(full) ?? full;
}

const STRANGERS = words(`
  insurers insurer lawyers lawyer customers customer clients rivals rival competitors critics suppliers creditors
  auditors auditor neighbours neighbors allies opponents shareholders investors victims subcontractor landlord`);

/** A noun right before the name it describes. */
const DESCRIBED = words(
  'firm company vendor provider start-up startup consultancy researcher analyst expert lawyer',
);

/** "Holt police", "Tessel city council": the body of a place, not the place. */
function localBody(tokens: readonly Token[], run: TokenRange | undefined): string | undefined {
  if (run === undefined || run.to - run.from !== 1 || tokens[run.from - 1]?.lower === 'of') return undefined;
  const head = [run.to, run.to + 1].find((at) => LOCAL.has(tokens[at]?.lower ?? ''));
  const last = head === undefined ? undefined : tokens[head];
  if (head === undefined || last === undefined || /^\p{Lu}/u.test(last.text)) return undefined;
  return textOf(tokens, { from: run.from, to: head + 1 });
}

const LOCAL = words('police prosecutors council customs court parliament');

/** "the Minister of the Interior": the office, not what it is for. */
function officeHeld(tokens: readonly Token[], { from, to }: TokenRange): string | undefined {
  const article = tokens[from - 1]?.lower === 'the' ? from - 1 : from;
  const held =
    tokens[article - 1]?.lower === 'of' && /^(?:minister|secretary)$/u.test(tokens[article - 2]?.lower ?? '');
  return held && to - from < 3 ? textOf(tokens, { from: article - 2, to }) : undefined;
}

/** "Foreign Minister Ann Vale": a word of the title has a capital, too. */
function isTitled(tokens: readonly Token[], run: TokenRange): boolean {
  const title = tokens[run.to];
  return (
    title !== undefined &&
    TITLES.has(title.lower) &&
    /^\p{Lu}/u.test(title.text) &&
    /^\p{Lu}/u.test(tokens[run.to + 1]?.text ?? '')
  );
}

/** "Chechen sources", "Scottish officials": an adjective for a people, not who they work for. */
function isPeople(tokens: readonly Token[], name: TokenRange): boolean {
  const one = name.to - name.from === 1 && /(?:an|en|ese|ish)$/.test(tokens[name.from]?.lower ?? '');
  return one && ANYBODY.has(tokens[name.to]?.lower ?? '');
}

const ANYBODY = words('sources officials experts insiders diplomats lawmakers people authorities');

const FIRMS = words('firm company vendor');
const CHARGES = words('indictment complaint');
const PROSECUTING = /\b(?:office|court|prosecut\p{L}+|department|ministry|police)\b/iu;

/** "the firm", "the firm’s report", "the directorate", "the paper": the organisation named before. */
function bodySpeaking(tokens: readonly Token[], register: Register, voice: Voice): string | undefined {
  for (const [at, { lower }] of tokens.entries()) {
    if (tokens[at - 1]?.lower !== 'the') continue;
    if (FIRMS.has(lower)) return register.organisation ?? onlyFirm(register, voice);
    if (OUTLETS.has(lower)) return outletNamed(register, voice);
    if (CHARGES.has(lower)) return PROSECUTING.test(voice.entity ?? '') ? voice.entity : undefined;
    if (PUBLICATIONS.has(lower) && tokens.length === 2) return register.organisation;
    const [only, another] = register.bodies.byKind.get(lower) ?? [];
    if (only !== undefined && another === undefined) return only;
  }
  return undefined;
}

const FIRM_NAMES = words(
  'labs lab security research response analytics signals systems networks software technologies intelligence solutions',
);

/** The only firm that the text names besides its publisher. */
function onlyFirm({ bodies }: Register, { entity }: Voice): string | undefined {
  const named = [...FIRM_NAMES].flatMap((kind) => bodies.byKind.get(kind) ?? []);
  const [only, another] = new Set(named.filter((name) => name !== entity));
  return another === undefined ? only : undefined;
}

const OUTLETS = words('newspaper paper outlet magazine broadcaster wire station');
const OUTLET_NAMES = words(
  'courier chronicle wire times post daily weekly gazette herald radio tribune news press echo star journal',
);

/** The only outlet that the text names besides itself. */
function outletNamed({ bodies }: Register, { entity }: Voice): string | undefined {
  const named = [...OUTLET_NAMES].flatMap((kind) => bodies.byKind.get(kind) ?? []);
  const [only, another] = new Set(named.filter((name) => !(entity ?? '').includes(name)));
  return another === undefined ? only : undefined;
}

/** "police", "the government", "a court": a body of its own, in the fullest words given. */
function bodyItself(tokens: readonly Token[]): string | undefined {
  const behalf = tokens.findIndex(
    ({ lower }, at) => lower === 'for' && /^spokes/u.test(tokens[at - 1]?.lower ?? ''),
  );
  if (behalf > 0) return bodyItself(tokens.slice(behalf + 1));
  const head = tokens.at(-1);
  const article = ['the', 'a', 'an'].includes(tokens[0]?.lower ?? '') ? 1 : 0;
  if (
    head !== undefined &&
    BODIES.has(head.lower) &&
    !head.lower.startsWith('prosecutor') &&
    tokens.length - article < 4
  )
    return textOf(tokens, { from: article, to: tokens.length });
  // "Prosecutors in Brodmoor", "the Government of Varnia".
  const body = tokens.slice(0, article + 3).findIndex(({ lower }) => BODIES.has(lower));
  const placed =
    ['of', 'in', 'at'].includes(tokens[body + 1]?.lower ?? '') &&
    /^\p{Lu}/u.test(tokens[body + 2]?.text ?? '');
  return body >= 0 && placed && tokens.length - body < 5
    ? textOf(tokens, { from: article, to: tokens.length })
    : undefined;
}

const BODIES = words(
  'police government court embassy ministry parliament prosecution defence defense jury customs prosecutors prosecutor',
);

/**
 * "Norway", "the Kremlin", "the Norwegian embassy in Westhaven": a state, or an organ whose word is the
 * state's. "Norwegian officials" are people without a name.
 */
function stateSpeaking(tokens: readonly Token[]): string | undefined {
  const year = /^\d{4}$/u.test(tokens[0]?.text ?? '') ? 1 : 0;
  const first = tokens[year]?.lower === 'the' ? year + 1 : year;
  const two = stateOf(textOf(tokens, { from: first, to: first + 2 }));
  const after = first + (two === undefined ? 1 : 2);
  const state = two ?? stateOf(tokens[first]?.text ?? '');
  const organ = tokens.slice(after, after + 3).some((token) => STATE_VOICES.has(token.lower));
  const placed = tokens[after]?.lower === 'in';
  return after >= tokens.length || organ || placed ? state : undefined;
}

/** "Northgate Labs representatives": the organisation speaks through people without a name. */
function spokenFor(tokens: readonly Token[], name: TokenRange | undefined): boolean {
  return (
    name !== undefined && tokens.slice(name.to, name.to + 3).some((token) => SPEAKS_FOR.has(token.lower))
  );
}
