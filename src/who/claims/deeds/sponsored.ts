import { ACTOR_MODIFIERS, ACTOR_NOUNS, STATE_BACKED } from '../../lexicon/actors.ts';
import { ARTICLES } from '../../lexicon/grammar.ts';
import { words } from '../../lexicon/words.ts';
import type { ActorMention } from '../../names/actor-mention.ts';
import { onlyTies, stateWordAt } from '../../names/state-words.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, findBack } from '../phrases.ts';
import { nearestServer } from './backing/nearest-server.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';
import { objectOf } from './deed.ts';
import { namedAfter } from './did/named-after.ts';

/** What a state does for those who act for it. */
export const BACKING: ReadonlySet<string> = words(
  'sponsored backed directed supported tasked funded controlled financed',
);

const SERVING = words('behalf service orders direction employ payroll behest instructions');

/** "X is backed by a state", "on behalf of": who is said to stand behind the doer. */
export const findSponsored: DeedFinder = (scene) => [
  ...scene.mentions.flatMap((mention) => sponsor(scene, mention) ?? []),
  ...stateBacked(scene),
  ...ofOrgan(scene),
  ...tiedGroups(scene),
];

function sponsor(scene: Scene, mention: ActorMention): Deed | undefined {
  if (mention.object.kind !== 'state') return undefined;
  const { tokens } = scene.sentence;
  const article = ARTICLES.has(tokens[mention.from - 1]?.lower ?? '');
  const link = article ? mention.from - 2 : mention.from - 1;
  const cue = link - 1;
  const organ = mention.to - mention.from > 1;
  if (!isBacking(tokens, cue, link) && !isServing(tokens, cue, link, organ)) return undefined;
  const doer = nearestServer(
    tokens,
    scene.mentions.filter((other) => other.to <= cue && other !== mention),
  );
  // "those who act on behalf of a government" are nobody in particular.
  if (doer === undefined && mention.basis === 'kind') return undefined;
  const deed: Deed = {
    predicate: 'sponsored',
    anchor: cue,
    from: doer?.from ?? cue,
    to: mention.to,
    object: mention.object,
  };
  return doer === undefined ? deed : { ...deed, subject: doer.object };
}

function isBacking(tokens: readonly Token[], cue: number, link: number): boolean {
  return BACKING.has(tokens[cue]?.lower ?? '') && tokens[link]?.lower === 'by';
}

/**
 * "on behalf of", "in the service of", "under orders of"; "the Security Service of" is an office. "In
 * support of" an organ of a state is service; in support of a state it is an opinion.
 */
function isServing(tokens: readonly Token[], cue: number, link: number, organ: boolean): boolean {
  const word = tokens[cue]?.lower ?? '';
  if (tokens[link]?.lower !== 'of' || !(SERVING.has(word) || (organ && word === 'support'))) return false;
  return [cue - 1, cue - 2].some((at) => ['on', 'in', 'under', 'at'].includes(tokens[at]?.lower ?? ''));
}

/** A name with a nationality that is said to be a state's own: "X is a Norwegian state-sponsored group". */
function stateBacked(scene: Scene): Deed[] {
  const { tokens } = scene.sentence;
  return tokens.flatMap((_, at): Deed[] => {
    const state = stateWordAt(tokens, at, scene.states);
    const cue =
      state === undefined
        ? -1
        : onlyTies(tokens[state.to - 1])
          ? state.to - 1
          : find(tokens, state.to, state.to + 3, (word) => STATE_BACKED.has(word));
    if (state === undefined || cue < 0) return [];
    const subject = namedBeside(scene, state);
    if (subject === undefined || subject.object.entity === state.entity) return [];
    const object = objectOf(scene, state, 'state', state.entity);
    const range = { from: Math.min(subject.from, at), to: cue + 1 };
    return [{ predicate: 'sponsored', anchor: cue, ...range, object, subject: subject.object }];
  });
}

const UNITS = words('unit team arm group contractor front cell division department brigade');
const NEXUS = words('nexus');
const ORGAN = /^(?:GRU|FSB|SVR|MSS|IRGC|MOIS|PLA|RGB|KGB|NSA|CIA)$/u;

/** "X is a GRU unit", "X has a Varnian nexus": a service by its letters, or a tie by that word. */
function ofOrgan(scene: Scene): Deed[] {
  const { tokens } = scene.sentence;
  return tokens.flatMap((token, at): Deed[] => {
    const state = stateWordAt(tokens, at, scene.states);
    if (state === undefined) return [];
    const organ = ORGAN.test(token.text);
    const cue = find(tokens, state.to, state.to + 3, (word) => (organ ? UNITS.has(word) : NEXUS.has(word)));
    const verb = findBack(tokens, at, 4, (word) => (organ ? COPULA.has(word) : HAVING.has(word)));
    if (cue < 0 || verb < 0 || (!organ && cue !== state.to)) return [];
    const subject = scene.mentions.findLast(({ to }) => to === verb || to === verb - 1);
    if (
      subject?.object.entity === undefined ||
      subject.basis !== undefined ||
      subject.object.entity === state.entity
    )
      return [];
    const object = objectOf(scene, state, 'state', state.entity);
    return [
      {
        predicate: 'sponsored',
        anchor: cue,
        from: subject.from,
        to: cue + 1,
        object,
        subject: subject.object,
      },
    ];
  });
}

/** "Varnia-affiliated groups such as X (Y) and Z". */
function tiedGroups(scene: Scene): Deed[] {
  const { tokens } = scene.sentence;
  return tokens.flatMap((token, at): Deed[] => {
    const state = onlyTies(token) ? stateWordAt(tokens, at, scene.states) : undefined;
    const noun = state === undefined ? -1 : find(tokens, at + 1, at + 4, (word) => ACTOR_NOUNS.has(word));
    const like = tokens[noun + 1]?.lower ?? '';
    const such = like === 'such' && tokens[noun + 2]?.lower === 'as' ? noun + 3 : noun + 2;
    if (state === undefined || noun < 0 || !(such === noun + 3 || like === 'like' || like === 'including'))
      return [];
    const object = objectOf(scene, state, 'state', state.entity);
    let next = such;
    return scene.mentions.flatMap((mention): Deed[] => {
      if (mention.from < such || mention.from - next > 2 || mention.basis !== undefined) return [];
      const bracket = tokens[mention.from - 1]?.text === '(';
      next =
        tokens[mention.to]?.text === '('
          ? find(tokens, mention.to, mention.to + 8, (word) => word === ')') + 1
          : mention.to;
      if (bracket || mention.object.kind !== 'actor' || mention.object.entity === undefined) return [];
      return [
        { predicate: 'sponsored', anchor: at, from: at, to: mention.to, object, subject: mention.object },
      ];
    });
  });
}

const HAVING = words('has have had with');
const COPULA = words('is are was , remains be');

function onlyLeads(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).every(({ lower }) => ACTOR_MODIFIERS.has(lower) || lower.includes('-'));
}

/** Whom the adjective describes: "X is a", "X, a"; or the name that the same phrase ends with. */
function namedBeside(scene: Scene, state: TokenRange): ActorMention | undefined {
  const { tokens } = scene.sentence;
  const around = scene.mentions.find((mention) => mention.from <= state.from && state.to < mention.to);
  if (around?.object.as.endsWith(around.object.entity ?? '\0') === true) return around;
  const noun = find(tokens, state.to, state.to + 4, (word) => ACTOR_NOUNS.has(word));
  const named = noun < 0 ? undefined : namedAfter(tokens, noun + 1, scene.mentions);
  if (named !== undefined && onlyLeads(tokens, state.to, noun)) return named;
  const after = scene.mentions.find((mention) => mention.from >= state.to && mention.from - state.to <= 4);
  const onward = after === undefined ? [] : tokens.slice(state.to, after.from).map((token) => token.lower);
  const led = onward.every(
    (word) => ACTOR_NOUNS.has(word) || ACTOR_MODIFIERS.has(word) || word === ',' || word === 'called',
  );
  if (after?.object.kind === 'actor' && after.object.entity !== undefined && led) return after;
  const before = scene.mentions.findLast((mention) => mention.to <= state.from);
  const between = before === undefined ? [] : tokens.slice(before.to, state.from).map((token) => token.lower);
  const linked = COPULA.has(between[0] ?? '') || ARTICLES.has(between[1] ?? '');
  const near = between.length <= 6 && between.some((word) => ARTICLES.has(word)) && linked;
  return near && before?.object.kind === 'actor' ? before : undefined;
}
