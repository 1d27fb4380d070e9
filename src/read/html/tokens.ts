import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { UNSEEN_RAW } from './elements.ts';
import type { Tag } from './page-parts.ts';

/** What a page consists of, in source order. All offsets are UTF-16 offsets into the decoded source. */
export interface TokenSink {
  open(tag: Tag): void;
  close(tag: Tag): void;
  /** Whether the open element is foreign (SVG), where a self-closing tag has no content. */
  readonly isSkipping: boolean;
  /** @param literal character references in it are not decoded */
  text(start: number, end: number, literal: boolean): void;
  /** The content of a `title`, `script` or other element that is not page text. */
  unseen(tag: Tag, start: number, end: number): void;
}

/** Code units written to the tokenizer at a time, so that it never buffers more than that. */
const CHUNK = 64 * 1024;

/**
 * Tokenizes a page and hands its tags and text on, in source order and in linear time.
 *
 * The HTML Standard's tree builder is left out on purpose: it moves misnested content away from where
 * it stands, and its scope searches and formatting lists go quadratic on hostile nesting. What the
 * tree builder tells the tokenizer (which elements hold raw text) is told here.
 */
export function tokenize(source: string, sink: TokenSink): void {
  const run = new TextRun(sink);
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onCharacter: (token) => run.add(token),
      onWhitespaceCharacter: (token) => run.add(token),
      onNullCharacter: (token) => run.add(token),
      onComment: () => run.flush(),
      onDoctype: () => run.flush(),
      onEof: () => run.flush(),
      onStartTag: (token) => {
        run.flush();
        const tag = tagOf(token);
        sink.open(tag);
        const mode = sink.isSkipping && tag.selfClosing ? undefined : rawModeOf(tag.name);
        run.enter(tag, mode);
        tokenizer.state = mode ?? tokenizer.state;
      },
      onEndTag: (token) => {
        run.leave();
        sink.close(tagOf(token));
      },
    },
  );
  for (let at = 0; at < source.length; at += CHUNK) tokenizer.write(source.slice(at, at + CHUNK), false);
  tokenizer.write('', true);
}

/** Gathers the tokenizer's character tokens, which it splits at white space, into runs. */
class TextRun {
  readonly #sink: TokenSink;
  #start = 0;
  #end = 0;
  #inside: { readonly tag: Tag; readonly literal: boolean; readonly seen: boolean } | undefined;

  constructor(sink: TokenSink) {
    this.#sink = sink;
  }

  add(token: Token.CharacterToken): void {
    const { location } = token;
    if (location === null) return;
    if (location.startOffset !== this.#end) this.flush();
    if (this.#start === this.#end) this.#start = location.startOffset;
    this.#end = location.endOffset;
  }

  enter(tag: Tag, mode: Mode | undefined): void {
    if (mode === undefined) return;
    const seen = !UNSEEN_RAW.has(tag.name) && tag.name !== 'title';
    this.#inside = { tag, literal: mode !== TokenizerMode.RCDATA, seen };
  }

  /** Any end tag that the tokenizer reports ends the raw element, if one is open. */
  leave(): void {
    this.flush();
    this.#inside = undefined;
  }

  flush(): void {
    if (this.#end > this.#start) {
      const inside = this.#inside;
      if (inside === undefined || inside.seen)
        this.#sink.text(this.#start, this.#end, inside?.literal ?? false);
      else this.#sink.unseen(inside.tag, this.#start, this.#end);
    }
    this.#start = this.#end;
  }
}

type Mode = (typeof TokenizerMode)[keyof typeof TokenizerMode];

function rawModeOf(name: string): Mode | undefined {
  if (name === 'title' || name === 'textarea') return TokenizerMode.RCDATA;
  if (name === 'script') return TokenizerMode.SCRIPT_DATA;
  if (name === 'plaintext') return TokenizerMode.PLAINTEXT;
  return UNSEEN_RAW.has(name) || name === 'xmp' ? TokenizerMode.RAWTEXT : undefined;
}

function tagOf(token: Token.TagToken): Tag {
  const attributes = new Map(token.attrs.map(({ name, value }) => [name, value]));
  const { startOffset: start = 0, endOffset: end = 0 } = token.location ?? {};
  return { name: token.tagName, attributes, start, end, selfClosing: token.selfClosing };
}
