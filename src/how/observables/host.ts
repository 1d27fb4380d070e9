import { isDosProgram, isFileExtension, isHostLikeFile } from '../../vocab/file-extensions.ts';
import { isCodeWordTld, isReservedTld } from '../../vocab/tlds.ts';
import { isDigit } from './char-class.ts';
import { type Ending, endingIn } from './endings.ts';
import { areLabels, isCamelCase, isCapitalised } from './labels.ts';

/** What a dotted name without a scheme is read as. */
export type NameReading = 'host' | 'file' | 'host-or-file' | 'file-or-host' | 'code-or-host' | 'nothing';

/** Longest name DNS allows (RFC 1035, 2.3.4). */
const LONGEST_NAME = 253;

/** Endings that are a host's far more often than a file's. */
const HOST_FIRST: ReadonlySet<string> = new Set(['com', 'pub', 'pro']);
/** What a name spelled the other way round begins with: `com.android.vending`, `java.lang`. */
const PACKAGE_ROOTS: ReadonlySet<string> = new Set(
  'com org net edu gov java javax android androidx io de'.split(' '),
);
/** Names of frameworks and products that are spelled like hosts or files. */
const PRODUCTS =
  /^(?:asp|vb|ado|j#|visualstudio|paint|system|microsoft)\.net$|^(?:node|vue|react|angular|next|nuxt|express|three|d3|backbone|ember|chart|moment|socket|crypto|electron)\.(?:js|io)$/i;
const PRODUCT_ENDINGS: ReadonlySet<string> = new Set(['net', 'js', 'io']);
/** First parts of the names that scanners give: `Win32.Agent.ab`, `Trojan.MSIL.x`. */
const DETECTIONS =
  /^(?:win(?:32|64|nt)?|w32|w64|w97m|x97m|o97m|msil|trojan[\w-]*|backdoor|worm|virus|heur|gen|rootkit|ransom\w*|hacktool|riskware|adware|pua|not-a-virus|behaves?like|exploit|downloader|infostealer|js|vbs|html|php|linux|osx|unix|android\w*|java)$/i;

/** Whether a stretch may be the host of a URL or of an address of mail, where its place is proof enough. */
export function isHostName(text: string, from: number, to: number): boolean {
  return to - from <= LONGEST_NAME && areLabels(text, from, to);
}

/**
 * What a stretch is read as that has a full stop inside.
 * @param next the code unit behind it
 */
export function readName(
  text: string,
  from: number,
  to: number,
  defanged: boolean,
  next: number,
): NameReading {
  if (to - from > LONGEST_NAME) return 'nothing';
  const name = spellingOf(text, from, to);
  if (name === undefined) return 'nothing';
  if (name.dots > 1 && isDigit(text.charCodeAt(to - 1)) && SHARED_LIBRARY.test(text.slice(from, to)))
    return 'file';
  const { isTld, isFile } = name.ending;
  if (!isTld && !isFile) return 'nothing';
  const isDomain = isTld && areLabels(text, from, to);
  if (defanged && isDomain) return 'host';
  if (isProduct(name) || isDetection(name)) return 'nothing';
  if (isFile) return readFileLike(name, isDomain, next);
  if (!isDomain || !isHostSpelled(name, next)) return 'nothing';
  return name.dots === 1 && (isCodeWordTld(name.ending.name) || isTooShort(name)) ? 'code-or-host' : 'host';
}

/** A name as a stretch of a text, looked through once. */
interface Spelling {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly dots: number;
  /** Length of the first label. */
  readonly first: number;
  /** ASCII without capitals, as most names are: nothing of how it is spelled speaks against a host. */
  readonly isPlain: boolean;
  readonly ending: Ending;
}

/** Undefined where a label is empty. */
function spellingOf(text: string, from: number, to: number): Spelling | undefined {
  let dots = 0;
  let last = -2;
  let first = 0;
  let isPlain = true;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      if (last === i - 1) return undefined;
      if (dots++ === 0) first = i - from;
      last = i;
    } else if (code >= 128 || (code >= 65 && code <= 90)) isPlain = false;
  }
  return { text, from, to, dots, first, isPlain, ending: endingIn(text, from, to) };
}

function labelsOf({ text, from, to }: Spelling): readonly string[] {
  return text.slice(from, to).split('.');
}

function isProduct({ text, from, to, dots, ending }: Spelling): boolean {
  return dots === 1 && PRODUCT_ENDINGS.has(ending.name) && PRODUCTS.test(text.slice(from, to));
}

function readFileLike(name: Spelling, isDomain: boolean, next: number): NameReading {
  const { text, from, to, dots, ending } = name;
  if (next === OPEN || (dots > 3 && isExtensionList(labelsOf(name)))) return 'nothing';
  if (!isDomain) return 'file';
  const lower = text.slice(from, to).toLowerCase();
  if (isDosProgram(lower)) return 'file';
  if (dots > 1 && isFileExtension(labelsOf(name).at(-2)?.toLowerCase() ?? '')) return 'file';
  if (ending.name === 'com' && isHostSpelled(name, next)) return 'host-or-file';
  if (HOST_FIRST.has(ending.name)) return isHostSpelled(name, next) ? 'host' : 'nothing';
  if (isHostLikeFile(lower) || lower.startsWith('www.')) return 'host';
  return 'file-or-host';
}

/** Endings below which names of one or two characters are in everybody's mouth: `t.me`, `g2.gg`. */
const SHORT_NAMES: ReadonlySet<string> = new Set(
  'com net org info io me co tv ru cn de uk eu us ly gg to cc'.split(' '),
);

/** `x.pa`, `Fm.ren`: more often a file, a command, an item's number. */
function isTooShort({ first, ending }: Spelling): boolean {
  return first < 3 && !SHORT_NAMES.has(ending.name);
}

/** Against sentences glued together (`disk.The`), calls (`app.run(`), packages and class names. */
function isHostSpelled(name: Spelling, next: number): boolean {
  const ending = name.ending.name;
  const labels = name.isPlain ? [] : labelsOf(name);
  const last = labels.at(-1) ?? ending;
  if (!name.isPlain && (isCapitalised(last) || isCamelCase(last))) return false;
  if (ending === 'android' || (isPackage(name) && !isReservedTld(ending))) return false;
  const common = ending === 'com' || ending === 'net' || ending === 'org';
  if (next === OPEN && !common) return false;
  // `System.IO`, `Visual.NET`: a host in capitals is in capitals throughout.
  if (last !== ending && labels.some((label) => label !== label.toUpperCase())) return false;
  return common || !labels.some(isCamelCase);
}

function isPackage({ text, from, first }: Spelling): boolean {
  return first <= LONGEST_ROOT && PACKAGE_ROOTS.has(text.slice(from, from + first).toLowerCase());
}

const LONGEST_ROOT = 8;
/** `(` */
const OPEN = 40;

/** `libcurl.so.4.4.0`. */
const SHARED_LIBRARY = /^[\w.+-]{1,120}\.so(?:\.\d{1,4}){1,4}$/;

function isDetection(name: Spelling): boolean {
  if (name.isPlain || name.dots < 2) return false;
  const first = name.text.slice(name.from, name.from + name.first);
  return isCapitalised(first) && DETECTIONS.test(first);
}

/** `.3ds.7z.accdb.bak`: a list of endings that lost its spaces. */
function isExtensionList(labels: readonly string[]): boolean {
  return (
    labels.length > 4 &&
    labels.filter((label) => isFileExtension(label.toLowerCase())).length > labels.length / 2
  );
}
