import type { ActorMention } from '../../names/actor-mention.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised, isWord } from '../../tokens.ts';
import { phraseAround } from '../clauses/noun-phrase.ts';
import { verbGroupAt } from '../clauses/verb-group.ts';
import type { Scene } from '../deeds/deed.ts';
import { framesIn } from '../frames/index.ts';
import { stemOf, symbolOf } from './symbols.ts';

/** What of a sentence does not depend on the mention that is weighed. */
interface Sketch {
  readonly symbols: readonly string[];
  readonly common: readonly string[];
}

const sketches = new WeakMap<readonly Token[], Sketch>();
const NEAR = 7;

/**
 * What a weigher sees of somebody mentioned in a sentence: the classes of the words around the mention and their
 * order, and no name. Each feature once; their number is bounded by the window, not by the text.
 */
export function featuresOf(scene: Scene, mention: ActorMention): readonly string[] {
  const { tokens } = scene.sentence;
  const { symbols, common } = sketchOf(scene);
  const { from, to } = phraseAround(tokens, mention);
  const basis = `${mention.basis ?? 'name'}:${mention.object.kind}`;
  const at = (index: number) => symbols[index] ?? (index < 0 ? '^' : '$');
  const [l1, l2, l3, r1, r2, r3] = [at(from - 1), at(from - 2), at(from - 3), at(to), at(to + 1), at(to + 2)];
  const features = [
    `is:${basis}`,
    `in:${mention.basis ?? 'name'}:${scene.headline ? 'head' : 'text'}`,
    `l1:${l1}`,
    `l2:${l2}`,
    `l3:${l3}`,
    `r1:${r1}`,
    `r2:${r2}`,
    `r3:${r3}`,
    `l12:${l2} ${l1}`,
    `l123:${l3} ${l2} ${l1}`,
    `r12:${r1} ${r2}`,
    `r123:${r1} ${r2} ${r3}`,
    `lr:${l1} ${r1}`,
    `a1:${at(mention.from - 1)}`,
    `b1:${at(mention.to)}`,
    ...common,
    ...verbOf(tokens, symbols, to),
    ...around(tokens, symbols, from, to),
  ];
  return [...new Set(features)];
}

function sketchOf(scene: Scene): Sketch {
  const { tokens } = scene.sentence;
  const before = sketches.get(tokens);
  if (before !== undefined) return before;
  const symbols = masked(scene);
  const classes = new Set<string>();
  for (const [index, symbol] of symbols.entries()) {
    if (/^[A-Z]{2}/u.test(symbol)) classes.add(`has:${symbol}`);
    else if (isWord(tokens[index]) && tokens[index]?.text === tokens[index]?.lower)
      classes.add(`w:${symbol}`);
  }
  const frames = framesIn(tokens);
  const names = scene.mentions.filter(({ basis }) => basis === undefined);
  const common = [
    `frames:${Math.min(frames.length, 2)}`,
    `names:${Math.min(names.length, 3)}`,
    `length:${Math.min(4, Math.floor(tokens.length / 10))}`,
    ...(scene.headline ? ['headline'] : []),
    ...(scene.affair ? ['affair'] : []),
    ...(/[“"]/u.test(tokens.map(({ text }) => text).join(' ')) ? ['quoting'] : []),
    ...(scene.length > 60 ? ['long'] : []),
    ...classes,
  ];
  const sketch = { symbols, common };
  sketches.set(tokens, sketch);
  return sketch;
}

/** Each token as its class, its stem, or as somebody: no name is left. */
function masked(scene: Scene): readonly string[] {
  const { tokens } = scene.sentence;
  const symbols = tokens.map((token, at) => {
    const symbol = symbolOf(token.lower);
    if (symbol !== undefined) return symbol;
    if (/^\p{N}/u.test(token.text)) return '#';
    return at > 0 && isCapitalised(token) ? 'Nn' : stemOf(token.lower);
  });
  for (const { from, to, object, basis } of [...scene.others, ...scene.mentions]) {
    const who =
      basis === undefined
        ? object.kind === 'state'
          ? 'Ss'
          : 'Yy'
        : basis === 'reference'
          ? 'Rr'
          : undefined;
    if (who !== undefined) for (let at = from; at < to; at += 1) symbols[at] = who;
  }
  return symbols;
}

/** The verb group that follows, if any, as the class of its head. */
function verbOf(tokens: readonly Token[], symbols: readonly string[], to: number): readonly string[] {
  const relative = ['that', 'which', 'who', 'whose'].includes(tokens[to]?.lower ?? '') ? 1 : 0;
  const group = verbGroupAt(tokens, to + relative);
  if (group === undefined) return ['verb:none'];
  const head = symbols[group.head] ?? '';
  return [
    `verb:${head}`,
    `verb2:${head} ${symbols[group.head + 1] ?? '$'}`,
    ...(group.unreal ? ['verb:unreal'] : []),
    ...(group.be ? [`verb:be ${head}`] : []),
    ...(relative > 0 ? [`which:${head}`] : []),
    ...withinReach(symbols, group.head + 1, group.head + 6).map((symbol) => `does:${head} ${symbol}`),
  ];
}

/** Classes near the mention by side, and pairs of neighbours. */
function around(
  tokens: readonly Token[],
  symbols: readonly string[],
  from: number,
  to: number,
): readonly string[] {
  const left = Math.max(0, from - NEAR);
  const right = Math.min(symbols.length, to + NEAR);
  const found: string[] = [];
  for (let at = left; at < from; at += 1) {
    found.push(`b:${symbols[at]}`);
    if (at + 1 < from) found.push(`bb:${symbols[at]} ${symbols[at + 1]}`);
  }
  for (let at = to; at < right; at += 1) {
    found.push(`a:${symbols[at]}`);
    if (at + 1 < right) found.push(`aa:${symbols[at]} ${symbols[at + 1]}`);
  }
  const clauseBefore = tokens.slice(left, from).some(({ text }) => /^[,;:]$/u.test(text));
  return clauseBefore ? [...found, 'comma-before'] : found;
}

function withinReach(symbols: readonly string[], from: number, to: number): readonly string[] {
  return symbols.slice(from, Math.min(to, symbols.length)).filter((symbol) => /^[A-Z]{2}/u.test(symbol));
}
