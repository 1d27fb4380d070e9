import { Tokenizer, TokenizerMode } from 'parse5';
import { isHtml } from '../gate/html-page.ts';

/** UTF-16 units of words that a page's line in the list of pages may hold: a long report, many times over. */
const MOST = 500_000;
const CHUNK = 64 * 1024;
const CHARSET = /charset\s*=\s*["']?([\w:.-]+)/iu;

/**
 * The words of an HTML page for the list of pages, where replay tools search them (WACZ 1.1.1, section 5.2.2,
 * `text`); nothing for anything else. They serve for finding a page: no span ever points into them.
 */
export function pageWords(payload: Uint8Array, declaredType = ''): string | undefined {
  if (!isHtml(payload, declaredType)) return undefined;
  const words: string[] = [];
  let length = 0;
  let mute: string | undefined;
  const onText = ({ chars }: { readonly chars: string }): void => {
    if (mute !== undefined || length > MOST) return;
    words.push(chars);
    length += chars.length;
  };
  const apart = (): void => void words.push(' ');
  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onCharacter: onText,
      onWhitespaceCharacter: onText,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
      onEndTag: ({ tagName }) => {
        if (tagName === mute) mute = undefined;
        if (!WITHIN_A_WORD.has(tagName)) apart();
      },
      onStartTag: ({ tagName, selfClosing }) => {
        if (MUTE.has(tagName) && !selfClosing) mute ??= tagName;
        if (!WITHIN_A_WORD.has(tagName)) apart();
        tokenizer.state = RAW.get(tagName) ?? tokenizer.state;
      },
    },
  );
  const html = decoded(payload, declaredType);
  for (let at = 0; at < html.length && length <= MOST; at += CHUNK) {
    tokenizer.write(html.slice(at, at + CHUNK), false);
  }
  tokenizer.write('', true);
  const text = words.join('').replace(/\s+/gu, ' ').trim().slice(0, MOST);
  // The cut may have parted a surrogate pair.
  return text.replace(/[\ud800-\udbff]$/, '');
}

/** As the server or the page's first bytes name its encoding; UTF-8 where neither does, or what they name is none. */
function decoded(payload: Uint8Array, declaredType: string): string {
  const head = Buffer.from(payload.subarray(0, 1024)).toString('latin1');
  const label = (CHARSET.exec(declaredType) ?? CHARSET.exec(head))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(payload);
  } catch {
    return new TextDecoder().decode(payload);
  }
}

const WITHIN_A_WORD = new Set(
  'a abbr b bdi bdo cite code em font i ins del mark q s small span strong sub sup u var wbr'.split(' '),
);

const MUTE = new Set(['script', 'style', 'template', 'title', 'textarea', 'iframe', 'svg']);

// What the tree builder would tell the tokenizer: markup inside these is none.
const RAW = new Map([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
]);
