import type { ObservableType } from '../../../model/index.ts';

/** A type whose values only their label tells: `mutex`, `User-Agent:`, `imphash`. */
export interface Labelled {
  readonly type: ObservableType;
  /** The label, singular or plural, as a pattern without groups; any case. */
  readonly label: string;
  /** What every label begins with, in lower case: where none of them begins a word, no label does. */
  readonly begins: string;
  /** What a value is made of, anchored; it may end before what follows it. */
  readonly value: RegExp;
  /** What a value looks like that stands behind its label without a colon, quotes or "named"; absent: no value does. */
  readonly bare?: RegExp;
  /** What may pass for a value and never is one: a list that comes to it is over. */
  readonly never?: RegExp;
  /** A value has spaces, and goes to the end of its line. */
  readonly wholeLine?: true;
  readonly normal?: (written: string) => string;
}

/** A name: it begins and ends with more than a mark. */
const NAME = /^(?!!\[)[\p{L}\p{N}_\\{%$#@!-][^\n\t"“”`<>|]{1,126}[\p{L}\p{N}_})$\\!-]$/u;
const URL_OR_MAIL = /^(?:[a-z][a-z\d*_]{2,7}(?::|\[:\])\/\/|hxxps?\b|[\w.+-]{1,64}@[\w-]{1,63}\.)/i;
/** Nor does anybody name a task, a service or a pipe by an address or by the hash of a file. */
const OTHER_THING =
  /^(?:[a-z][a-z\d*_]{2,7}(?::|\[:\])\/\/|hxxps?\b|[\w.+-]{1,64}@[\w-]{1,63}\.|[\da-f]{32}(?:[\da-f]{8}|[\da-f]{32}|[\da-f]{96})?\b|\d{1,3}(?:(?:\.|\[\.\])\d{1,3}){3}(?!\d))/i;
/** A word that is none of the language: it has digits, backslashes, a capital inside. */
const TELLING = /[\d_\\{}@]|\p{Ll}\p{Lu}|\p{L}-\p{L}/u;
/** `KelpAgent/1.0`: a product and its version (RFC 9110, 10.1.5). */
const PRODUCT = /^[\w.-]{2,40}\/\d/;
const HEX32 = /^[\da-f]{32}$/i;
const FINGERPRINT =
  /^(?:[\da-f]{40}|[\da-f]{64}|[\da-f]{2}(?:[: ][\da-f]{2}){19}|[\da-f]{2}(?:[: ][\da-f]{2}){31})$/i;
const SERIAL = /^(?:0x)?(?:[\da-f]{8,40}|[\da-f]{2}(?:[: ][\da-f]{2}){3,19})$/i;
/** A program and what it is given. */
const COMMAND =
  /^(?:"?[\w:\\%/. -]{1,160}\.exe"?|cmd|powershell|pwsh|reg|schtasks|net1?|netsh|wmic|rundll32|regsvr32|mshta|certutil|bitsadmin|curl|wget|bash|sh|python3?|sc|nltest|whoami|tasklist|vssadmin|wevtutil)\s+\S[^\n]{1,370}$/i;

const withoutAt = (written: string): string => written.replace(/^@/, '');
/** As source code and JSON write a backslash. */
const unescaped = (written: string): string => written.replaceAll('\\\\', '\\');
const withoutPipe = (written: string): string => unescaped(written).replace(/^\\{1,2}\.\\pipe\\/i, '');
const lower = (written: string): string => written.toLowerCase();
const digitsOnly = (written: string): string => written.replace(/^0x|[: ]/gi, '').toLowerCase();

/** One line a type. The more telling label stands first. */
export const LABELLED: readonly Labelled[] = [
  {
    type: 'file:imphash',
    begins: 'imp',
    label: 'imp(?:ort)?[ -]?hash(?:es)?',
    value: HEX32,
    bare: TELLING,
    normal: lower,
  },
  {
    type: 'file:authentihash',
    begins: 'authentihash',
    label: 'authentihash(?:es)?',
    value: /^(?:[\da-f]{40}|[\da-f]{64})$/i,
    bare: TELLING,
    normal: lower,
  },
  {
    type: 'tls:ja3s',
    begins: 'ja3',
    label: 'ja3s(?: hash(?:es)?| fingerprints?)?',
    value: HEX32,
    bare: TELLING,
    normal: lower,
  },
  {
    type: 'tls:ja3',
    begins: 'ja3',
    label: 'ja3(?: hash(?:es)?| fingerprints?)?',
    value: HEX32,
    bare: TELLING,
    normal: lower,
  },
  {
    type: 'tls:ja4',
    begins: 'ja4',
    label: 'ja4(?: hash(?:es)?| fingerprints?)?',
    value: /^[tqd]\d{2}[di]\d{4}[\da-z]{2}_[\da-f]{12}_[\da-f]{12}$/i,
    bare: TELLING,
    normal: lower,
  },
  {
    type: 'tls:jarm',
    begins: 'jarm',
    label: 'jarm(?: hash(?:es)?| fingerprints?)?',
    value: /^[\da-f]{62}$/i,
    bare: TELLING,
    normal: lower,
  },
  {
    type: 'x509:thumbprint',
    begins: 'thumbprint cert',
    label: '(?:thumbprint|certificate fingerprint|cert(?:ificate)? (?:sha-?1|sha-?256))s?',
    value: FINGERPRINT,
    bare: TELLING,
    normal: digitsOnly,
  },
  {
    type: 'x509:serial',
    begins: 'serial',
    label: 'serial(?: numbers?)?',
    value: SERIAL,
    bare: TELLING,
    normal: digitsOnly,
  },
  {
    type: 'mutex',
    begins: 'mut',
    label: '(?:mutex(?:es)?|mutants?)',
    value: NAME,
    never: URL_OR_MAIL,
    bare: TELLING,
    normal: unescaped,
  },
  {
    type: 'named-pipe',
    begins: 'named pipe',
    label: '(?:named pipes?|pipe names?)',
    value: NAME,
    never: OTHER_THING,
    bare: TELLING,
    normal: withoutPipe,
  },
  {
    type: 'user-agent',
    begins: 'user',
    label: 'user[- ]?agents?',
    value: /^[\p{L}\p{N}][^\n\t"“”`<>|]{4,380}$/u,
    bare: PRODUCT,
    wholeLine: true,
  },
  {
    type: 'service-name',
    begins: 'service windows',
    label:
      '(?:services? (?:display )?names?|windows services?|services?(?=,? (?:named|called|with the (?:display )?name)))',
    value: NAME,
    never: OTHER_THING,
  },
  {
    type: 'scheduled-task',
    begins: 'scheduled task tn',
    label: '(?:scheduled tasks?|task names?|(?<=\\/)tn)',
    value: NAME,
    never: OTHER_THING,
  },
  {
    type: 'command-line',
    begins: 'command',
    label: 'commands?(?:[ -]lines?)?',
    value: COMMAND,
    wholeLine: true,
  },
  {
    type: 'account:telegram',
    begins: 'telegram',
    label: 'telegram (?:handles?|accounts?|channels?|users?|usernames?|bots?|groups?)',
    value: /^@?[a-z]\w{4,31}$/i,
    bare: TELLING,
    normal: withoutAt,
  },
  {
    type: 'account:github',
    begins: 'github',
    label: 'github (?:accounts?|users?|usernames?|profiles?)',
    value: /^@?[a-z\d](?:-?[a-z\d]){0,38}$/i,
    bare: TELLING,
    normal: withoutAt,
  },
  {
    type: 'package:npm',
    begins: 'npm node',
    label: '(?:npm|node(?:\\.js)?) (?:packages?|modules?|librar(?:y|ies))',
    value: /^(?:@[a-z\d][\w.-]{0,80}\/)?[a-z\d][\w.-]{1,120}$/,
  },
  {
    type: 'package:pypi',
    begins: 'pypi pip python',
    label: '(?:pypi|pip|python) (?:packages?|modules?|librar(?:y|ies))',
    value: /^[a-z\d][\w.-]{1,120}$/i,
  },
  {
    type: 'wallet:sol',
    begins: 'solana',
    label: 'solana(?: wallets?| address(?:es)?)?',
    value: /^[1-9A-HJ-NP-Za-km-z]{43,44}$/,
    bare: TELLING,
  },
];
