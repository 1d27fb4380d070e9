import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** A start tag of a page, where it stands. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** UTF-16 offsets of the tag in the source, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** It or what it stands in is not shown: `hidden`, or a style of its own that says so. */
  readonly isHidden: boolean;
}

/** A page of a million tags costs no more than these; what stands behind them is not looked at. */
const MOST_ELEMENTS = 50_000;
const CHUNK = 64 * 1024;

/** What a tag makes of the text behind it (HTML, 13.2.6.4); none of it is markup. */
const RAW: ReadonlyMap<string, number> = new Map<string, number>([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
]);

/**
 * The start tags of a page in document order: tokenized, never run. What stands in a comment, in a script, in a
 * `template` or is escaped is none.
 */
export function elementsIn(html: string): readonly Element[] {
  const elements: Element[] = [];
  const veil = new Veil();
  const nothing = (): void => undefined;
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onCharacter: nothing,
      onWhitespaceCharacter: nothing,
      onNullCharacter: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
      onEndTag: ({ tagName }) => veil.ended(tagName),
      onStartTag: (tag) => {
        tokenizer.state = RAW.get(tag.tagName) ?? tokenizer.state;
        const attributes = attributesOf(tag);
        veil.started(tag.tagName, attributes, tag.selfClosing);
        if (veil.isInert || elements.length >= MOST_ELEMENTS) return;
        const { startOffset: start = 0, endOffset: end = 0 } = tag.location ?? {};
        elements.push({ name: tag.tagName, attributes, start, end, isHidden: veil.isHidden(attributes) });
      },
    },
  );
  for (let at = 0; at < html.length && elements.length < MOST_ELEMENTS; at += CHUNK)
    tokenizer.write(html.slice(at, at + CHUNK), false);
  tokenizer.write('', true);
  return elements;
}

function attributesOf({ attrs }: Token.TagToken): ReadonlyMap<string, string> {
  return new Map(attrs.map(({ name, value }) => [name, value]));
}

const HIDING =
  /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|font-size\s{0,9}:\s{0,9}0(?![.\d]*[1-9])/iu;

function hides(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.has('hidden') || HIDING.test((attributes.get('style') ?? '').slice(0, 2_000));
}

/** Elements without an end tag (HTML, 13.1.2). */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/** Which outermost hiding element is open: counted by name, which is as far as a tokenizer sees. */
class Veil {
  #open: { readonly name: string; readonly isTemplate: boolean; depth: number } | undefined;

  started(name: string, attributes: ReadonlyMap<string, string>, isClosed: boolean): void {
    if (VOID.has(name) || isClosed) return;
    if (this.#open?.name === name) this.#open.depth += 1;
    const isTemplate = name === 'template';
    if (this.#open === undefined && (isTemplate || hides(attributes)))
      this.#open = { name, isTemplate, depth: 1 };
  }

  ended(name: string): void {
    if (this.#open?.name !== name) return;
    this.#open.depth -= 1;
    if (this.#open.depth === 0) this.#open = undefined;
  }

  get isInert(): boolean {
    return this.#open?.isTemplate === true;
  }

  isHidden(own: ReadonlyMap<string, string>): boolean {
    return this.#open !== undefined || hides(own);
  }
}
