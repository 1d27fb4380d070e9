import { codeAt, isAlphanumeric, isNameChar, tableOf } from './char-class.ts';
import type { Mention } from './mention.ts';
import { pathType } from './path-type.ts';
import type { Token } from './token.ts';
import { mentionIn } from './token-mention.ts';

/** First folders of Unix, macOS and Android: a path that begins otherwise is as likely a part of a URL. */
const ROOTS: ReadonlySet<string> = new Set(
  (
    'usr bin etc tmp var home opt dev proc root lib lib64 sbin mnt data sdcard storage boot run srv sys media ' +
    'library users applications system private volumes developer network cores'
  ).split(' '),
);

/** An absolute Unix path, or one below `~`, that begins at a position of a token and follows no name. */
export function unixPathAt(token: Token, from: number): { mention: Mention; end: number } | undefined {
  const { text } = token;
  if (from > token.from && isGlue(text.charCodeAt(from - 1))) return undefined;
  const slash = text.charCodeAt(from) === TILDE ? from + 1 : from;
  // Decided before the rest is read, so that a token full of slashes is still read once.
  if (!beginsPath(token, slash, slash > from)) return undefined;
  let end = slash;
  while (end < token.to && PATH_CHARS[text.charCodeAt(end)] === 1 && !isTwoSlashes(text, end)) end++;
  while (end > slash + 1 && TRAILING[text.charCodeAt(end - 1)] === 1) end--;
  const path = text.slice(from, end);
  return { mention: mentionIn(token, pathType(path), from, end, path), end };
}

const LONGEST_ROOT = 16;

/** A known first folder and something in it; below `~`, anything. */
function beginsPath(token: Token, slash: number, belowHome: boolean): boolean {
  const { text, to } = token;
  if (slash >= to || text.charCodeAt(slash) !== SLASH) return false;
  let end = slash + 1;
  while (end < to && end - slash < LONGEST_ROOT && isAlphanumeric(text.charCodeAt(end))) end++;
  const root = text.slice(slash + 1, end).toLowerCase();
  if (belowHome) return root !== '' || codeAt(text, end) === 46;
  if (!ROOTS.has(root)) return false;
  return (
    root === 'tmp' || (end + 1 < to && text.charCodeAt(end) === SLASH && isInFolder(text.charCodeAt(end + 1)))
  );
}

const SLASH = 47;
const TILDE = 126;
const TRAILING: Uint8Array = tableOf('.,:;-+*');
const PATH_CHARS: Uint8Array = tableOf('/~+%$@*?{}=,:');
for (let code = 0; code < PATH_CHARS.length; code++) if (isNameChar(code)) PATH_CHARS[code] = 1;
const GLUE: Uint8Array = tableOf('./\\_-~)}]:%$@+').fill(1, 128);
for (let code = 0; code < 128; code++) if (isAlphanumeric(code)) GLUE[code] = 1;

function isInFolder(code: number): boolean {
  return code !== SLASH && PATH_CHARS[code] === 1;
}

function isTwoSlashes(text: string, at: number): boolean {
  return text.charCodeAt(at) === SLASH && codeAt(text, at + 1) === SLASH;
}

function isGlue(code: number): boolean {
  return GLUE[code] === 1;
}
