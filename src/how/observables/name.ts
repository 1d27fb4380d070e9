import { codeAt, isAlphanumeric, isEdge, isHex, lowerCase, tableOf } from './char-class.ts';
import { endingIn } from './endings.ts';
import { readName } from './host.ts';
import { behindItemNumber } from './item-number.ts';
import { isAscii, isCapitalisedAt, unspacedPrefix } from './labels.ts';
import { type Doubt, doubted, type Mention } from './mention.ts';
import { isDefanged, offsetOf, type Token } from './token.ts';
import { mentionIn } from './token-mention.ts';
import { schemelessUrlAt } from './url.ts';

/** Longest run of name characters that is looked at: no host or file name is longer. */
const LONGEST_RUN = 300;

/** The host, file name or schemeless URL that a run of name characters is or begins. */
export function nameAt(
  token: Token,
  runFrom: number,
  runTo: number,
): { mention: Mention; end: number } | undefined {
  if (runTo - runFrom > LONGEST_RUN) return undefined;
  const edges = nameEdges(token, runFrom, runTo);
  if (edges === undefined) return undefined;
  const { to } = edges;
  const from = behindItemNumber(token, edges.from, to);
  const defanged = isDefanged(token, from, to);
  const next = to < token.to ? token.text.charCodeAt(to) : 0;
  const reading = readName(token.text, from, to, defanged, next);
  if (reading === 'nothing' || followsPlatform(token, from)) return undefined;
  if (isCut(token, from) || (!defanged && isInsideWord(token, from, to))) return undefined;
  const isFile = reading === 'file' || (reading === 'file-or-host' && followsFolder(token, from));
  if (isFile) return { mention: fileMention(token, fileStart(token, runFrom, from, runTo), to), end: runTo };
  if (followsFolder(token, from)) return undefined;
  return hostAt(token, from, to, runTo, reading === 'host' ? undefined : { kind: reading });
}

/**
 * `Figure%20.NET`, `2013-10-04+name.net`, `{FROM.NAME}`, `zz%d.bat`: a piece of an encoded path, a field of a template,
 * what a template leaves of a name.
 */
function isInsideWord({ text, from: start }: Token, from: number, to: number): boolean {
  if (from === start) return false;
  switch (codeAt(text, from - 1)) {
    case OPEN_CURLY:
      return codeAt(text, to) === CLOSE_CURLY;
    case PLUS:
      return isAlphanumeric(codeAt(text, from - 2));
    case PERCENT_SIGN:
      return (
        (isHex(codeAt(text, from)) && isHex(codeAt(text, from + 1))) || isOfTemplate(text, from - 1, start)
      );
    default:
      return false;
  }
}

/** `“…tumers.example`: a quotation that begins inside the name; `see…heron.example` is only a sentence. */
function isCut(token: Token, from: number): boolean {
  const start = offsetOf(token, from);
  return codeAt(token.source, start - 1) === ELLIPSIS && !isAlphanumeric(codeAt(token.source, start - 2));
}

/** Behind `%TEMP%` the letters of a conversion begin a name. */
function isOfTemplate(text: string, percent: number, start: number): boolean {
  return (
    CONVERSION.test(text.slice(percent, percent + 12)) &&
    !/%[A-Za-z][\w()]{2,31}$/.test(text.slice(Math.max(start, percent - 33), percent))
  );
}

/** Of C's `printf` (ISO C, 7.23.6.1), and the digits of a date by `strftime`. */
const CONVERSION = /^%[0#]?\d{0,3}(?:\.\d{1,2})?(?:hh?|ll?|I64|z)?[diouxXcsSpYmHM]/;

const DOT = 46;
const SLASH = 47;
const UNDERSCORE = 95;
const TILDE = 126;
const OPEN_CURLY = 123;
const CLOSE_CURLY = 125;
const PLUS = 43;
const PERCENT_SIGN = 37;
const ELLIPSIS = 0x2026;

/** `Win32/Agent.SCT`, `MSIL/Spy.Agent.AES`: names that scanners give. */
const PLATFORM =
  /(?:^|[^a-z\d])(?:win(?:32|64|go)?|msil|vb[as]|php|aspx?|jsp?|java|perl|python|powershell|bat|android|linux|osx|macos|unix|html|swf|pdf|nsis|autoit|generik|o97m|w97m|x97m)\/$/i;

function followsPlatform(token: Token, from: number): boolean {
  const { text } = token;
  // The names of platforms end in letters, and in the digits of two.
  return (
    codeAt(text, from - 1) === SLASH &&
    isAlphanumeric(codeAt(text, from - 2)) &&
    PLATFORM.test(text.slice(Math.max(token.from, from - 12), from))
  );
}

function hostAt(
  token: Token,
  from: number,
  to: number,
  runTo: number,
  doubt: Doubt | undefined,
): { mention: Mention; end: number } {
  const host = lowerCase(token.text, from, to);
  const mention = mentionIn(token, 'domain-name', from, to, host);
  // What is followed by a path is no program of DOS.
  const url =
    doubt === undefined || doubt.kind === 'host-or-file' ? schemelessUrlAt(token, from, to) : undefined;
  if (url === undefined)
    return { mention: doubt === undefined ? mention : doubted(mention, doubt), end: runTo };
  if (url.mention.defanged) return url;
  const either: Doubt = { kind: 'url-or-host', hostEnd: mention.end, host };
  return { mention: doubted(url.mention, either), end: url.end };
}

function fileMention(token: Token, from: number, to: number): Mention {
  return mentionIn(token, 'file-name', from, to, token.text.slice(from, to));
}

/** `_bsdbd.pyw` and `~de03.docm` begin as they do; `_report.doc_` is emphasis. */
function fileStart(token: Token, runFrom: number, from: number, runTo: number): number {
  const { text } = token;
  if (codeAt(text, runTo - 1) === UNDERSCORE || codeAt(text, from - 1) === DOT) return from;
  let start = from;
  while (start > runFrom && text.charCodeAt(start - 1) === UNDERSCORE) start--;
  return start > token.from && text.charCodeAt(start - 1) === TILDE ? start - 1 : start;
}

/** The name without the sentence's full stops, and without a sentence that was glued to it. */
function nameEdges(token: Token, runFrom: number, runTo: number): { from: number; to: number } | undefined {
  const { text } = token;
  let from = runFrom;
  let to = runTo;
  while (from < to && isEdge(text.charCodeAt(from))) from++;
  while (to > from && isEdge(text.charCodeAt(to - 1))) to--;
  if (!hasDot(text, from, to)) return undefined;
  // `.bak` alone, or the rest of something that was not readable (`[REDACTED].example.com`).
  if (
    from - runFrom === 1 &&
    text.charCodeAt(runFrom) === DOT &&
    runFrom > token.from &&
    CUT_OFF[text.charCodeAt(runFrom - 1)] === 1
  ) {
    return undefined;
  }
  const ascii = isAscii(text, from, to);
  if (!ascii) from += unspacedPrefix(firstLabel(text, from, to));
  if (!hasDot(text, from, to)) return undefined;
  if (endingIn(text, from, to).isTld) return { from, to };
  to = ascii ? withoutGluedWord(text, from, to) : withoutGluedEnd(text, from, to);
  return hasDot(text, from, to) ? { from, to } : undefined;
}

/** What ends what was not readable. */
const CUT_OFF: Uint8Array = tableOf('])}%');

function hasDot(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 46) return true;
  return false;
}

function firstLabel(text: string, from: number, to: number): string {
  return text.slice(from, to).split('.', 1)[0] ?? '';
}

/** Of `evil.example.Then`, `evil.example`. */
function withoutGluedWord(text: string, from: number, to: number): number {
  const dot = text.lastIndexOf('.', to - 1);
  if (!isCapitalisedAt(text, dot + 1, to) || !hasDot(text, from, dot)) return to;
  return endingIn(text, from, dot).isTld ? dot : to;
}

/** The same; and of `evil.example访问`, `evil.example`. */
function withoutGluedEnd(text: string, from: number, to: number): number {
  const end = withoutGluedWord(text, from, to);
  if (end < to) return end;
  const ending = text.lastIndexOf('.', to - 1) + 1;
  let ascii = ending;
  while (ascii < to && text.charCodeAt(ascii) < 128) ascii++;
  return ascii > ending && ascii < to && endingIn(text, from, ascii).isTld ? ascii : to;
}

const BACKSLASH = 92;
const CODE_MARKS: Uint8Array = tableOf('$&#');

/** After `$`, `/`, `\` or `=`-less code marks a dotted name is a variable or a file in a folder, not a host. */
function followsFolder(token: Token, from: number): boolean {
  if (from === token.from) return false;
  const before = codeAt(token.text, from - 1);
  if (CODE_MARKS[before] === 1) return true;
  // A slash after a slash or nothing begins a host (`//evil.example/`); after a name it is inside a path.
  return (
    (before === SLASH || before === BACKSLASH) &&
    from - 1 > token.from &&
    isAlphanumeric(codeAt(token.text, from - 2))
  );
}
