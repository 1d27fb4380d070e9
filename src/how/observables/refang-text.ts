import { isTld } from '../../vocab/tlds.ts';
import { refang } from './refang.ts';
import { isWordEnding, mayGoOn, spacedTokenEnd } from './spaced.ts';
import { stepsWithin } from './token.ts';

export interface Refanged {
  readonly text: string;
  /** What was read otherwise than it is written, each once, e.g. `[.] → .`. */
  readonly steps: readonly string[];
}

/**
 * A whole text as it was before somebody defanged it. Whoever asks for this says that the text is defanged,
 * so it reads more than the finder dares to: `DOT`, ` AT `, `<.>`, a scheme torn from its host. What it
 * leaves alone is written down in docs/explanation/observables.md. Pure; linear in the text's length.
 */
export function refangText(text: string): Refanged {
  const steps = new Set<string>();
  let read = markersOf(text, steps);
  for (const [pattern, replacement] of RULES) {
    read = read.replace(pattern, (...match: string[]) => {
      const [written = ''] = match;
      const is = replacement(match);
      if (is !== written) steps.add(`${written.trim()} → ${is}`);
      return is;
    });
  }
  return { text: read, steps: [...steps] };
}

/** The markers that the finder reads too, word by word. */
function markersOf(text: string, steps: Set<string>): string {
  let out = '';
  for (let i = 0; i < text.length; ) {
    let end = i;
    while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
    if (end === i) {
      out += text[i++];
      continue;
    }
    if (mayGoOn(text, end)) end = spacedTokenEnd(text, i, end);
    const token = refang(text, i, end);
    for (const step of stepsWithin(token, token.from, token.to)) steps.add(step);
    out += token.text.slice(token.from, token.to);
    i = end;
  }
  return out;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

type Rule = readonly [pattern: RegExp, replacement: (match: readonly string[]) => string];

/** Asked in this order, each on what the one before left. No pattern repeats without bound. */
const RULES: readonly Rule[] = [
  // `xxxxx` has the place of `https`.
  [/\b(?:h[tx*_]{2,3}[px]|meow|xxxx)([sx]?)(?=:\/{2})/gi, ([, s = '']) => (s === '' ? 'http' : 'https')],
  [/\b(s?)(?:fxp|f\*p|fxx|ftx)(s?)(?=:\/{2})/gi, ([, before = '', behind = '']) => `${before}ftp${behind}`],
  [/\b(https?) ?:\/{2,3} ?(?=[\w-]{1,63}\.\w)/gi, ([, scheme = '']) => `${scheme}://`],
  [/\b(https?):\\{2}(?=[\w-]{1,63}\.\w)/gi, ([, scheme = '']) => `${scheme}://`],
  [/\b(https?)\/\/ ?(?=[\w-]{1,63}\.\w)/gi, ([, scheme = '']) => `${scheme}://`],
  [/(?<=\.[a-z]{2,24})\\\/\b/gi, () => '/'],
  [/\b(?:\^\.|<\.>|[[\]{}]\.[[\]{}])\b/g, () => '.'],
  [/[[(](www)[\])](?=\.\w)/gi, ([, www = '']) => www],
  [
    /(?<=[a-z\d]) {0,2}DOT {0,2}([a-z]{2,24})\b/g,
    ([written = '', ending = '']) =>
      isTld(ending) && !(written.includes(' ') && isWordEnding(ending)) ? `.${ending}` : written,
  ],
  [
    /(?<=[a-z\d]) {0,2}AT {0,2}([a-z\d-]{1,63}\.([a-z]{2,24}))\b/g,
    ([written = '', host = '', ending = '']) => (isTld(ending) ? `@${host}` : written),
  ],
  [
    /(?<=[\w-]) {0,2}@ {0,2}([a-z\d-]{1,63}\.([a-z]{2,24}))\b/gi,
    ([written = '', host = '', ending = '']) => (isTld(ending.toLowerCase()) ? `@${host}` : written),
  ],
];
