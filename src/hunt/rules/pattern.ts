import type { Part } from './sigma-rule.ts';

/**
 * A value with its wildcards. A backslash before `*`, `?` or another backslash takes what it stands before as it is;
 * anywhere else it is a backslash (Sigma specification 2.0, “Escaping”).
 */
export function patternOf(value: string): readonly Part[] {
  const parts: Part[] = [];
  let text = '';
  const end = (): void => {
    if (text !== '') parts.push({ text });
    text = '';
  };
  for (let at = 0; at < value.length; at++) {
    const sign = value.charAt(at);
    const next = value.charAt(at + 1);
    if (sign === '\\' && (next === '*' || next === '?' || next === '\\')) {
      text += next;
      at++;
    } else if (sign === '*' || sign === '?') {
      end();
      if (sign === '?' || parts.at(-1) !== '*') parts.push(sign);
    } else text += sign;
  }
  end();
  return parts;
}

/** A flag with each of the dashes that Windows programs take for one. */
export function windashed(value: string): readonly string[] {
  return ['-', '/', '–', '—', '―'].map((dash) => value.replace(/(?<![\w/–—―-])[-/–—―]\b/gu, dash));
}

/** Whether all of a text fits. Greedy with one way back: linear in text times pattern, whatever both are. */
export function fits(text: string, parts: readonly Part[], cased: boolean): boolean {
  const compared = cased ? text : text.toLowerCase();
  let at = 0;
  let part = 0;
  let star = -1;
  let retry = 0;
  for (;;) {
    const wanted = parts[part];
    if (wanted === '*') {
      star = part++;
      retry = at;
      continue;
    }
    if (wanted === undefined && at === compared.length) return true;
    const step = wanted === undefined ? 0 : lengthAt(compared, at, wanted, cased);
    if (step > 0) {
      at += step;
      part++;
      continue;
    }
    if (star < 0 || retry >= compared.length) return false;
    const after = parts[star + 1];
    // The next place where what follows the star can begin at all.
    const found =
      typeof after === 'object'
        ? compared.indexOf(cased ? after.text : after.text.toLowerCase(), retry + 1)
        : retry + 1;
    if (found < 0) return false;
    at = retry = found;
    part = star + 1;
  }
}

function lengthAt(text: string, at: number, part: Exclude<Part, '*'>, cased: boolean): number {
  if (part === '?') return at < text.length ? 1 : 0;
  const wanted = cased ? part.text : part.text.toLowerCase();
  return text.startsWith(wanted, at) ? wanted.length : 0;
}
