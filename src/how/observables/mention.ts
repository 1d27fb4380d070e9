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
  /** What else it may be: its surroundings decide. */
  readonly doubt: Doubt | undefined;
  /** The URL it is a part of, as a value: a hash in a path is often no hash of a file. */
  readonly insideUrl: string | undefined;
}

/** What most mentions have: one array for all of them. */
export const NO_STEPS: readonly string[] = [];

/** The one place where mentions are made: all have the same shape, which engines read without looking it up. */
export function mentionOf(
  type: ObservableType,
  start: number,
  end: number,
  value: string,
  steps: readonly string[] = NO_STEPS,
  defanged = false,
  doubt?: Doubt,
  insideUrl?: string,
): Mention {
  return { type, start, end, value, steps, defanged, doubt, insideUrl };
}

export function doubted({ type, start, end, value, steps, defanged }: Mention, doubt: Doubt): Mention {
  return mentionOf(type, start, end, value, steps, defanged, doubt);
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

/** Two lists of mentions as one, by their starts, the longer one first. The first is in that order but for a few. */
export function inOrder(mentions: Mention[], more: readonly Mention[]): Mention[] {
  for (const mention of more) mentions.push(mention);
  for (let at = 1; at < mentions.length; at++) {
    const [before, mention] = [mentions[at - 1], mentions[at]];
    if (before !== undefined && mention !== undefined && byStart(before, mention) > 0)
      return mentions.sort(byStart);
  }
  return mentions;
}

function byStart(a: Mention, b: Mention): number {
  return a.start - b.start || b.end - a.end;
}
