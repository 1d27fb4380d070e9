import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { find, findBack, sequence } from '../phrases.ts';
import type { Deed, Scene } from './deed.ts';
import { objectOf } from './deed.ts';

const PLANTED = words(`
  planted plant planting placed left put inserted forged faked fabricated staged designed made meant intended
  engineered crafted dressed disguised salted seeded wanted trying posed posing lengths attempt attempts left-behind make`);
const PURPOSE = words('to so in it this them look');
const FRAMED = words(`
  blame blamed blaming accused accuse accusing implicate implicated incriminate frame framed framing scapegoat`);
const LOOK = words('look appear seem');
const TOWARDS = words('suspicion police blame investigators direction trail finger fingers attention');
const WATCHERS = words('investigators researchers analysts attribution police us defenders responders');
const MIMICS = words(
  'impersonate impersonated impersonates impersonating mimic mimicked mimics mimicking imitate imitated imitating masqueraded masquerading',
);

const MISLEADING = words('mislead misdirect deceive');
const WHO = words(
  'attribution origin origins culprit culprits perpetrators nationality identity identities blame who',
);

/** Analysts may be misled about many things; only what is said of who it was makes it a false flag. */
function isAboutWho(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ lower }, at) => WHO.has(lower) && !(lower === 'who' && tokens[at - 1]?.lower.endsWith('s') === true),
  );
}

/** Traces laid so that somebody is blamed: from the verb of planting to the word that says for what. */
export function plantedTraces(scene: Scene): readonly Deed[] {
  const { tokens } = scene.sentence;
  for (let at = 0; at < tokens.length; at += 1) {
    const end = purposeOf(tokens, at) ?? framedAt(scene, at) ?? posing(scene, at);
    if (end === undefined) continue;
    const look = LOOK.has(tokens[end - 1]?.lower ?? '');
    const framed =
      scene.mentions.find((mention) => mention.from >= at && mention.from - end < 8 && isFramed(mention)) ??
      scene.mentions.find((mention) => mention.to <= at && isFramed(mention));
    if (look && (framed === undefined || framed.from < end || !isLikeness(tokens, end, framed.from)))
      continue;
    if (framed === undefined && MISLEADING.has(tokens[end - 1]?.lower ?? '') && !isAboutWho(tokens)) continue;
    const range = {
      from: at,
      to: Math.max(
        end,
        framed !== undefined && framed.from >= end && framed.from - end < 3 ? framed.to : end,
      ),
    };
    const deed: Deed = {
      predicate: 'false-flag',
      anchor: at,
      ...range,
      object: objectOf(scene, range, 'unstated'),
    };
    return [framed === undefined ? deed : { ...deed, subject: framed.object }];
  }
  return [];
}

/** "look like X", "look like the work of X"; not "look like the homepage of X". */
function isLikeness(tokens: readonly Token[], from: number, to: number): boolean {
  return to - from < 7 && tokens.slice(from, to).every(({ lower }) => LIKENESS.has(lower));
}

const LIKENESS = words(
  'like as though if the a an it were was work handiwork doing attack operation job of by from came originated in to',
);

function isFramed({ object }: Scene['mentions'][number]): boolean {
  return object.kind === 'actor' || object.kind === 'state' || object.kind === 'organisation';
}

/** "planted so that … would be blamed": where the purpose ends. */
function purposeOf(tokens: readonly Token[], at: number): number | undefined {
  if (!PLANTED.has(tokens[at]?.lower ?? '')) return undefined;
  const purpose = find(tokens, at + 1, at + 14, (word) => PURPOSE.has(word) || word === 'us');
  if (purpose < 0) return undefined;
  const framing = find(tokens, purpose, purpose + 16, (word, index) => isFraming(tokens, word, index));
  if (framing < 0 || find(tokens, at, framing, (word) => /^[.;:]$/u.test(word)) >= 0) return undefined;
  return framing + 1;
}

function isFraming(tokens: readonly Token[], word: string, at: number): boolean {
  if (FRAMED.has(word))
    return (
      ['to', 'be', 'us', 'them', 'have', 'get', 'would', 'falsely', 'and'].includes(
        tokens[at - 1]?.lower ?? '',
      ) ||
      word === 'blamed' ||
      word === 'blame'
    );
  if (LOOK.has(word))
    return (
      ['like', 'as', 'to'].includes(tokens[at + 1]?.lower ?? '') &&
      findBack(
        tokens,
        at,
        5,
        (each) => each === 'to' || each === 'it' || each === 'make' || each === 'made',
      ) >= 0
    );
  if (word === 'point' || word === 'lead')
    return (
      tokens[at - 1]?.lower === 'to' &&
      ['to', 'at', 'investigators', 'us', 'the'].includes(tokens[at + 1]?.lower ?? '')
    );
  if (word === 'cry') return true;
  if (MISLEADING.has(word))
    return tokens[at - 1]?.lower === 'to' && find(tokens, at + 1, at + 4, (each) => WATCHERS.has(each)) > 0;
  return (
    ['send', 'steer', 'throw', 'cast', 'direct', 'divert', 'put', 'shift'].includes(word) &&
    find(tokens, at + 1, at + 6, (each) => TOWARDS.has(each)) >= 0
  );
}

/** "Hollow Kestrel framed", "X was framed": a headline or a passive. */
function framedAt(scene: Scene, at: number): number | undefined {
  const { tokens } = scene.sentence;
  if (tokens[at]?.lower !== 'framed') return undefined;
  const be = ['was', 'were', 'been', 'being', 'is', 'be'].includes(tokens[at - 1]?.lower ?? '');
  const named = scene.mentions.some(({ to }) => to === at || to === at - 1 || to === at - 2);
  return (be || scene.headline) && named ? at + 1 : undefined;
}

/** "posed as X", "impersonating X": another's name on the deed. */
function posing(scene: Scene, at: number): number | undefined {
  const { tokens } = scene.sentence;
  const word = tokens[at]?.lower ?? '';
  const poses =
    ['posed', 'posing', 'masqueraded', 'masquerading'].includes(word) && sequence(tokens, at + 1, 'as');
  if (!poses && !MIMICS.has(word)) return undefined;
  const target = scene.mentions.find(({ from }) => from > at && from - at <= 4);
  const bare = target !== undefined && !/^\p{Ll}/u.test(tokens[target.to]?.text ?? '');
  return target?.object.kind === 'actor' && target.basis === undefined && bare ? target.to : undefined;
}
