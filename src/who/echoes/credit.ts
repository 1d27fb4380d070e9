import type { Claim, Claimant, TextRange } from '../../model/index.ts';
import { SELF } from '../lexicon/speakers.ts';
import { isPartOfName } from './names.ts';
import type { Piece } from './piece.ts';

/** A report says that it has something from somebody. */
export interface Credit {
  /** As `nameKey`. */
  readonly key: string;
  readonly name: string;
  readonly range: TextRange;
  /** The claim it is credited for, where it is one. */
  readonly claim?: Claim;
  /** The words pass on what was published elsewhere, whatever else the report says. */
  readonly explicit: boolean;
  /** The words only say that it spoke. */
  readonly speech?: boolean;
  /** Something published: it may be a source even where it is not among the reports. */
  readonly published?: boolean;
  /** What it is called where it lies outside, if not by the name alone. */
  readonly outside?: string;
  /** By its form: it holds without a claim in common. */
  readonly sure?: boolean;
  /** It counts only in a sentence about who did it. */
  readonly affair?: boolean;
}

export const OUTLET: RegExp =
  /\b(?:times|post|news|chronicle|daily|journal|herald|tribune|radio|weekly|gazette|courier|observer|bulletin|echo|telegraph|guardian|press|wire|magazine|newspaper|broadcaster|broadcasting|tv|star|mail|ledger|standard|monitor|mirror|express|globe|dispatch|sentinel|examiner|mercury|advertiser|argus|podcast|newsletter|digest|record|register)\b/iu;

export function isOwnName({ own }: Piece, name: string): boolean {
  return [...own].some((mine) => isPartOfName(name, mine) || isPartOfName(mine, name));
}

/** Protocols, verbs of HTTP, formats and the like: "HTTP POST" is no paper. */
const TECHNICAL =
  /\b(?:HTTPS?|POST|GET|PUT|HEAD|URLs?|URI|API|JSON|XML|DNS|TCP|UDP|SMTP|FTP|SSH|SSL|TLS|IP|C2|C&C|DLL|EXE|PE|RC4|AES|XOR|SQL|PHP|COM|WMI|VBA|JavaScript|PowerShell|VBScript|Java|Python|Windows|Android|Linux|Base64|Registry)\b|\bHTTPS? post\b/u;

/** Whether a name has the form of whoever publishes, and not of something technical. */
export function canPublish(name: string): boolean {
  return !TECHNICAL.test(name) && !/^https?\b/iu.test(name);
}

/** A name of two words and more, one of which papers, agencies or stations have. */
export function isOutletName(name: string): boolean {
  return OUTLET.test(name) && name.includes(' ') && canPublish(name);
}

/** "We", "our analysts": the speaker speaks of himself; "US" does not. */
export function isSelf({ as }: Claimant): boolean {
  return as.split(/\P{L}+/u).some((word) => word !== 'US' && SELF.has(word.toLowerCase()));
}
