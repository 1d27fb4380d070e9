import { isAscii } from '../observables/labels.ts';

/** What a heading promises of the text below it, as far as roles are concerned. */
export type SectionKind =
  | 'indicators'
  | 'hosts'
  | 'files'
  | 'references'
  | 'publisher'
  | 'advice'
  | 'harmless'
  | 'victims';

const REFERENCES =
  /^(?:references?\b|(?:further|additional|related) (?:reading|posts?|articles?|links?|research|content|resources)\b|(?:external |useful )?(?:sources?|resources|links?|articles?)$|bibliography|footnotes|endnotes|see also|works cited|original tweet|read more)/;
const PUBLISHER =
  /^(?:about (?:us|the (?:authors?|team|company))|contact(?: us)?$|(?:press|media) contacts?|acknowledge?ments?)/;
const ADVICE =
  /\b(?:mitigations?|recommendations?|remediation|preventions?|protecting|protections?|defen[cs]es?|hardening|countermeasures?|best practices|workarounds?|safeguards?|what (?:to do|you can do|can you do|should (?:you|we|i) do)|how to (?:protect|defend|stay safe|respond|prevent|mitigate))\b/;
/** Lists of what is nobody's: each word of the title is of a list's name. */
const HARMLESS =
  /^(?:(?:known |likely |possible |common )?false[- ]positives?|(?:known )?(?:legitimate|legit|benign|harmless|clean|whitelisted|white-listed|allow-?listed|known-good)(?: (?:and|or|but|benign|files?|domains?|hosts?|ips?|addresses|urls?|software|tools?|programs?|services|infrastructure|hashes|indicators|binaries|applications?|processes|names|sites|websites))+)$/;
const VICTIMS =
  /^(?:(?:known |identified |confirmed |list of )?(?:victims|victims? (?:list|domains?|organi[sz]ations?|networks?|hosts?|addresses|ips?|websites?|sites?))|(?:impersonated|spoofed|targeted|affected|attacked) (?:organi[sz]ations?|companies|brands?|domains?|websites?|sites?|institutions?|banks?|entities|networks?|customers?))$/;
const INDICATORS = /\b(?:indicators?|iocs?|ioas?|observables|hashes)\b/;

const HOST_WORDS =
  'network c2 c2s cnc domain domains host hosts hostname hostnames ip ips ipv4 ipv6 url urls infrastructure';
const FILE_WORDS = 'file files filename filenames sample samples payload payloads dropper droppers';
/** Words that may stand beside those in a heading that names a list and nothing else. */
const LIST_WORDS =
  'and or the of list lists address addresses server servers name names malicious phishing delivery distribution ' +
  'download downloads command control communication communications used observed related additional dropped email emails ' +
  'registry keys paths host-based network-based';
const HASH_WORDS = 'hash hashes md5 sha1 sha256 sha512 sha-1 sha-256 sha-512';

const HOSTS: ReadonlySet<string> = new Set(HOST_WORDS.split(' '));
const FILES: ReadonlySet<string> = new Set(FILE_WORDS.split(' '));
const HASHES: ReadonlySet<string> = new Set(HASH_WORDS.split(' '));
const LISTS: ReadonlySet<string> = new Set(LIST_WORDS.split(' '));

/** What every title has somewhere that says anything of roles: most lines of a text are dismissed by it. */
const ANY_WORD =
  /refer|read|further|addition|related|external|useful|source|link|article|biblio|note|see also|cited|original tweet|about|contact|acknowledg|mitigat|recommend|remediat|prevent|protect|defen|harden|countermeas|practice|workaround|safeguard|what (?:to|you|can|should)|how to|false|legit|benign|harmless|clean|white|allow|known|victim|impersonat|spoofed|targeted|affected|attacked|indicator|io[ca]|observable|hash|network|c2|cnc|c&c|domain|host|\bip|url|infra|file|sample|payload|dropper|md5|sha-?\d/i;

/** The kind of a heading, or `undefined` when it says nothing of roles. @param title as written */
export function sectionKind(title: string): SectionKind | undefined {
  if (!ANY_WORD.test(title)) return undefined;
  const words = wordsOf(title);
  const plain = words.join(' ');
  if (plain === '') return undefined;
  if (REFERENCES.test(plain)) return 'references';
  if (PUBLISHER.test(plain)) return 'publisher';
  if (HARMLESS.test(plain)) return 'harmless';
  if (VICTIMS.test(plain)) return 'victims';
  const list = listKind(words);
  if (list !== undefined) return list;
  if (INDICATORS.test(plain)) return 'indicators';
  return ADVICE.test(plain) ? 'advice' : undefined;
}

/** "C2 servers", "Malicious domains and IP addresses": every word is of a list's name. */
function listKind(words: readonly string[]): SectionKind | undefined {
  const sets = [HOSTS, FILES, HASHES, LISTS];
  if (words.length > 8 || !words.every((word) => sets.some((set) => set.has(word)))) return undefined;
  const [hosts, files, hashes] = [HOSTS, FILES, HASHES].map((set) => words.some((word) => set.has(word)));
  if (hashes || (hosts && files)) return 'indicators';
  if (hosts) return 'hosts';
  return files ? 'files' : undefined;
}

/** Lower-case words without numbering, mark-up and punctuation. */
function wordsOf(title: string): string[] {
  const plain = title.slice(0, 120).toLowerCase().replaceAll('c&c', 'c2');
  // The same in fewer steps, for most titles.
  if (isAscii(plain, 0, plain.length)) return plain.split(/[^a-z\d-]+/).filter((word) => /[a-z]/.test(word));
  return plain.split(/[^\p{L}\d-]+/u).filter((word) => /\p{L}/u.test(word));
}
