import type { Reply, ReplyEvidence, ReplyReason } from '../../model/index.ts';
import { hasForeignLetters } from './domains.ts';

/** More anchors than these in one passage are no reply's. Defanged addresses are none: no anchor has them. */
const USUAL_LINKS = 2;

/** What is known beside the page itself. */
export interface Surroundings {
  /** Anchors in the passage, that to the post among them. */
  readonly links: number;
  readonly isHidden: boolean;
  /** A reply of the same host was approved. */
  readonly isKnownHost: boolean;
  /** Another reply has the very same words. */
  readonly isRepeated: boolean;
}

/** Why a reply deserves a second look, the heavier reasons first. */
export function reasonsFor(
  reply: Pick<Reply, 'host' | 'verdict' | 'evidence'>,
  evidence: Omit<ReplyEvidence, 'capture'>,
  { links, isHidden, isKnownHost, isRepeated }: Surroundings,
): readonly ReplyReason[] {
  const host = new URL(evidence.final).hostname;
  const is: Readonly<Record<ReplyReason, boolean>> = {
    'hidden-link': isHidden,
    'changed-since': reply.verdict !== undefined && saysElse(reply.evidence, evidence),
    'same-words': isRepeated,
    'other-host': host !== reply.host,
    'foreign-letters': hasForeignLetters(reply.host) || hasForeignLetters(host),
    'many-links': links > USUAL_LINKS,
    'no-words': evidence.excerpt === undefined,
    'first-from-site': !isKnownHost,
  };
  return (Object.keys(is) as ReplyReason[]).filter((reason) => is[reason]);
}

/** Whether a page no longer says what an analyst decided on. */
export function saysElse(
  before: Pick<ReplyEvidence, 'excerpt' | 'final'> | undefined,
  now: Pick<ReplyEvidence, 'excerpt' | 'final'>,
): boolean {
  if (before === undefined) return true;
  return before.excerpt?.quote !== now.excerpt?.quote || hostOf(before.final) !== hostOf(now.final);
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}
