/** A part of a text, with what stands before and behind it to be understood by. UTF-16 code units. */
export interface Stretch {
  readonly before: string;
  readonly text: string;
  readonly behind: string;
  /** Offset of `text` in the whole. */
  readonly start: number;
}

/** Lengths in UTF-16 code units. */
export interface StretchSizes {
  /** A stretch is no longer. */
  readonly longest: number;
  /** How far back from there an end is sought that parts no line. */
  readonly slack: number;
  readonly before: number;
  readonly behind: number;
}

/** A label is seen from the end of the longest list, two hundred lines below it. */
export const SIZES: StretchSizes = { longest: 1 << 20, slack: 1 << 16, before: 1 << 16, behind: 1 << 14 };

/**
 * Cuts a text that comes in chunks into stretches. Where it cuts depends on the text alone: the same text in
 * other chunks gives the same stretches. Holds one stretch, what stands around it, and one chunk.
 */
export class Cutter {
  readonly #sizes: StretchSizes;
  /** What has come and is not cut yet; joined when there is enough of it, so that small chunks cost little. */
  #pieces: string[] = [];
  #held = 0;
  #before = '';
  #start = 0;

  constructor(sizes: StretchSizes = SIZES) {
    this.#sizes = sizes;
  }

  /** The stretches that a chunk completes. */
  *add(chunk: string): Generator<Stretch> {
    this.#pieces.push(chunk);
    this.#held += chunk.length;
    const { longest, behind } = this.#sizes;
    if (this.#held <= longest + behind) return;
    let rest = this.#pieces.join('');
    while (rest.length > longest + behind) {
      const end = cutIn(rest, this.#sizes);
      yield this.#stretch(rest, end);
      rest = rest.slice(end);
    }
    this.#pieces = [rest];
    this.#held = rest.length;
  }

  /** What is left when no more chunks come. */
  *end(): Generator<Stretch> {
    let rest = this.#pieces.join('');
    while (rest.length > this.#sizes.longest) {
      const end = cutIn(rest, this.#sizes);
      yield this.#stretch(rest, end);
      rest = rest.slice(end);
    }
    if (rest !== '') yield this.#stretch(rest, rest.length);
    this.#pieces = [];
    this.#held = 0;
  }

  #stretch(rest: string, end: number): Stretch {
    const text = rest.slice(0, end);
    const behind = rest.slice(end, end + this.#sizes.behind);
    const stretch = { before: this.#before, text, behind, start: this.#start };
    this.#before = lastOf(this.#before + text, this.#sizes.before);
    this.#start += end;
    return stretch;
  }
}

/** Behind the last blank line within the slack, else behind the last line, the last space, or anywhere. */
function cutIn(text: string, { longest, slack }: StretchSizes): number {
  const least = longest - slack;
  const near = text.slice(least, longest);
  for (const sign of ['\n\n', '\n', ' ']) {
    const at = near.lastIndexOf(sign);
    if (at >= 0) return least + at + sign.length;
  }
  return isHighSurrogate(text.charCodeAt(longest - 1)) ? longest - 1 : longest;
}

/** The end of a text, half of the length at least, from where a line begins; no half of a surrogate pair. */
function lastOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const from = text.length - length;
  const line = text.indexOf('\n', from) + 1;
  if (line > 0 && line - from <= length / 2) return text.slice(line);
  return text.slice(isHighSurrogate(text.charCodeAt(from - 1)) ? from + 1 : from);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
