import { isAlphanumeric, isNameChar } from './char-class.ts';
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
  const slash = text[from] === '~' ? from + 1 : from;
  // Decided before the rest is read, so that a token full of slashes is still read once.
  if (!beginsPath(token, slash, slash > from)) return undefined;
  let end = slash;
  while (end < token.to && isPathChar(text.charCodeAt(end)) && !text.startsWith('//', end)) end++;
  while (end > slash + 1 && '.,:;-+*'.includes(text[end - 1] ?? '')) end--;
  return {
    mention: mentionIn(token, pathType(text.slice(from, end)), from, end, text.slice(from, end)),
    end,
  };
}

const LONGEST_ROOT = 16;

/** A known first folder and something in it; below `~`, anything. */
function beginsPath(token: Token, slash: number, belowHome: boolean): boolean {
  const { text, to } = token;
  if (text[slash] !== '/' || slash >= to) return false;
  let end = slash + 1;
  while (end < to && end - slash < LONGEST_ROOT && isAlphanumeric(text.charCodeAt(end))) end++;
  const root = text.slice(slash + 1, end).toLowerCase();
  if (belowHome) return root !== '' || text[end] === '.';
  if (!ROOTS.has(root)) return false;
  const more =
    text[end] === '/' && end + 1 < to && text[end + 1] !== '/' && isPathChar(text.charCodeAt(end + 1));
  return more || root === 'tmp';
}

const PATH_CHARS: ReadonlySet<number> = new Set([...'/~+%$@*?{}=,:'].map((c) => c.charCodeAt(0)));
const GLUE: ReadonlySet<number> = new Set([...'./\\_-~)}]:%$@+'].map((c) => c.charCodeAt(0)));

function isPathChar(code: number): boolean {
  return isNameChar(code) || PATH_CHARS.has(code);
}

function isGlue(code: number): boolean {
  return isAlphanumeric(code) || code >= 128 || GLUE.has(code);
}
