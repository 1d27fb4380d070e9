import type { ObservableType } from '../../model/index.ts';

/** What a scan finds before anybody asks what part it plays. UTF-16 offsets, `end` exclusive. */
export interface Mention {
  readonly type: ObservableType;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** The steps from the quote to the value, in order; empty when they are equal. */
  readonly steps: readonly string[];
  /** Somebody took the trouble to make it unclickable. */
  readonly defanged: boolean;
  /** The URL it is a part of, as a value: a hash in a path is often no hash of a file. */
  readonly insideUrl?: string;
  /** What else it may be: its surroundings decide. */
  readonly doubt?: Doubt;
}

/** Written out: a spread takes several times as long. */
export function doubted(mention: Mention, doubt: Doubt): Mention {
  const { type, start, end, value, steps, defanged } = mention;
  return { type, start, end, value, steps, defanged, doubt };
}

export type Doubt =
  /** `install.sh`, `report.zip`: a file by default, a host among hosts */
  | { readonly kind: 'file-or-host' }
  /** `lsass.com`: a host by default, a program of DOS among files or where a command names it */
  | { readonly kind: 'host-or-file' }
  /** `row.name`, `socket.open`: code by default, a host among hosts */
  | { readonly kind: 'code-or-host' }
  /** `evil.example/gate`: a URL among indicators, else only its host, which ends at `hostEnd` */
  | { readonly kind: 'url-or-host'; readonly hostEnd: number; readonly host: string };
