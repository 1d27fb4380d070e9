import { isDosProgram, isFileExtension, isHostLikeFile } from '../../vocab/file-extensions.ts';
import { isCodeWordTld, isReservedTld } from '../../vocab/tlds.ts';
import { endingIn } from './endings.ts';
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

/** Whether a name may stand as the host of a URL or an address of mail, where its place is proof enough. */
export function isHostName(name: string): boolean {
  return name.length <= LONGEST_NAME && areLabels(name, 0, name.length);
}

/** Whether a name's last label is a top-level domain. */
export function endsInTld(name: string): boolean {
  return endingIn(name, 0, name.length).isTld;
}

/** @param name at least two labels; @param next the character after it */
export function readName(name: string, defanged: boolean, next: string): NameReading {
  if (name.length > LONGEST_NAME || name.includes('..')) return 'nothing';
  if (name.includes('.so.') && isSharedLibrary(name)) return 'file';
  const { name: ending, isTld, isFile } = endingIn(name, 0, name.length);
  if (!isTld && !isFile) return 'nothing';
  const isDomain = isTld && areLabels(name, 0, name.length);
  const labels = name.split('.');
  if (defanged && isDomain) return 'host';
  if ((PRODUCT_ENDINGS.has(ending) && PRODUCTS.test(name)) || isDetection(labels)) return 'nothing';
  if (isFile) return readFileLike(name.toLowerCase(), labels, ending, isDomain, next);
  if (!isDomain || !isHostSpelled(labels, ending, next)) return 'nothing';
  return labels.length === 2 && (isCodeWordTld(ending) || isTooShort(labels, ending))
    ? 'code-or-host'
    : 'host';
}

function readFileLike(
  name: string,
  labels: readonly string[],
  ending: string,
  isDomain: boolean,
  next: string,
): NameReading {
  if (next === '(' || isExtensionList(labels)) return 'nothing';
  if (!isDomain || isDosProgram(name)) return 'file';
  if (labels.length > 2 && isFileExtension(labels.at(-2)?.toLowerCase() ?? '')) return 'file';
  if (ending === 'com' && isHostSpelled(labels, ending, next)) return 'host-or-file';
  if (HOST_FIRST.has(ending)) return isHostSpelled(labels, ending, next) ? 'host' : 'nothing';
  if (isHostLikeFile(name) || labels[0]?.toLowerCase() === 'www') return 'host';
  return 'file-or-host';
}

/** Endings below which names of one or two characters are in everybody's mouth: `t.me`, `g2.gg`. */
const SHORT_NAMES: ReadonlySet<string> = new Set(
  'com net org info io me co tv ru cn de uk eu us ly gg to cc'.split(' '),
);

/** `x.pa`, `Fm.ren`: more often a file, a command, an item's number. */
function isTooShort(labels: readonly string[], ending: string): boolean {
  return (labels[0]?.length ?? 0) < 3 && !SHORT_NAMES.has(ending);
}

/** Against sentences glued together (`disk.The`), calls (`app.run(`), packages and class names. */
function isHostSpelled(labels: readonly string[], ending: string, next: string): boolean {
  const last = labels.at(-1) ?? '';
  if (isCapitalised(last) || isCamelCase(last)) return false;
  if (ending === 'android') return false;
  if (PACKAGE_ROOTS.has((labels[0] ?? '').toLowerCase()) && !isReservedTld(ending)) return false;
  const common = ending === 'com' || ending === 'net' || ending === 'org';
  if (next === '(' && !common) return false;
  // `System.IO`, `Visual.NET`: a host in capitals is in capitals throughout.
  if (last !== ending && labels.some((label) => label !== label.toUpperCase())) return false;
  return common || !labels.some(isCamelCase);
}

/** `libcurl.so.4.4.0`. */
function isSharedLibrary(name: string): boolean {
  return /^[\w.+-]{1,120}\.so(?:\.\d{1,4}){1,4}$/.test(name);
}

function isDetection(labels: readonly string[]): boolean {
  const first = labels[0] ?? '';
  return labels.length >= 3 && isCapitalised(first) && DETECTIONS.test(first);
}

/** `.3ds.7z.accdb.bak`: a list of endings that lost its spaces. */
function isExtensionList(labels: readonly string[]): boolean {
  return (
    labels.length > 4 &&
    labels.filter((label) => isFileExtension(label.toLowerCase())).length > labels.length / 2
  );
}
