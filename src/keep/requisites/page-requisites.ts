import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { cssUrls } from './css-urls.ts';
import { type Reference, type Requisite, requisiteOf } from './requisite.ts';
import { tagReferences } from './tag-references.ts';

/** More than a budget will ever fetch; a page of a million pictures costs no more memory than this. */
const MOST = 5_000;
const CHUNK = 64 * 1024;

/**
 * What an HTML page is shown with, once each, in the order to ask for it. The page is tokenized and not
 * run: what its scripts would have loaded is not found here.
 *
 * @param page its URL; a `base` element takes precedence, as in a browser
 */
export function pageRequisites(html: string, page: URL): readonly Requisite[] {
  const { references, base } = referencesIn(html);
  const root = base !== undefined && URL.canParse(base, page.href) ? new URL(base, page) : page;
  return inOrder(references, root);
}

/** What a style sheet names. @param sheet its URL, which its own URLs are relative to */
export function sheetRequisites(css: string, sheet: URL): readonly Requisite[] {
  return inOrder(styleReferences(css), sheet);
}

function inOrder(references: readonly Reference[], base: URL): readonly Requisite[] {
  const byUrl = new Map<string, Requisite>();
  for (const reference of references) {
    const requisite = requisiteOf(reference, base);
    if (requisite === undefined) continue;
    const known = byUrl.get(requisite.url);
    if (known === undefined || requisite.rank < known.rank) byUrl.set(requisite.url, requisite);
  }
  return [...byUrl.values()].sort((a, b) => a.rank - b.rank);
}

function referencesIn(html: string): { references: readonly Reference[]; base: string | undefined } {
  const references: Reference[] = [];
  let base: string | undefined;
  let style: string[] | undefined;
  const add = (found: readonly Reference[]): void => {
    if (references.length < MOST) references.push(...found.slice(0, MOST));
  };
  const endStyle = (): void => {
    if (style !== undefined) add(styleReferences(style.join('')));
    style = undefined;
  };
  const onText = ({ chars }: Token.CharacterToken): void => void style?.push(chars);
  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onCharacter: onText,
      onWhitespaceCharacter: onText,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: endStyle,
      onEndTag: endStyle,
      onStartTag: ({ tagName, attrs }) => {
        const attributes = new Map(attrs.map(({ name, value }) => [name, value]));
        if (tagName === 'base') base ??= attributes.get('href');
        if (tagName === 'style') style = [];
        add(tagReferences(tagName, attributes));
        add(styleReferences(attributes.get('style') ?? ''));
        tokenizer.state = RAW.get(tagName) ?? tokenizer.state;
      },
    },
  );
  for (let at = 0; at < html.length; at += CHUNK) tokenizer.write(html.slice(at, at + CHUNK), false);
  tokenizer.write('', true);
  return { references, base };
}

function styleReferences(css: string): Reference[] {
  if (css === '') return [];
  return cssUrls(css)
    .slice(0, MOST)
    .map(({ text, isImport }) =>
      isImport ? { text, kind: 'style-sheet', rank: 0 } : { text, kind: 'other', rank: 1 },
    );
}

type Mode = (typeof TokenizerMode)[keyof typeof TokenizerMode];

// What the tree builder would tell the tokenizer: markup inside these is none. `noscript` is not among
// them, since no script runs here: what it holds is what is shown.
const RAW: ReadonlyMap<string, Mode> = new Map<string, Mode>([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes'].map((name): [string, Mode] => [
    name,
    TokenizerMode.RAWTEXT,
  ]),
]);
