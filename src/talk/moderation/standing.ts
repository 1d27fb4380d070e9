import type {
  Problem,
  Reply,
  ReplyEvidence,
  ReplyReason,
  ReplyState,
  ReplyVerdict,
} from '../../model/index.ts';
import { saysElse } from './reasons.ts';

/** What looking at the page of a reply came to. */
export type Looked =
  | { readonly kind: 'linked'; readonly evidence: ReplyEvidence; readonly reasons: readonly ReplyReason[] }
  | { readonly kind: 'unlinked' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly problem: Problem };

type Standing = Pick<Reply, 'state' | 'verdict' | 'evidence' | 'reasons' | 'problem'>;

/**
 * How a reply stands once its page was looked at. Everything is held for an analyst; what one approved stays approved
 * as long as the page says the same, what one rejected stays rejected. A page that could not be had this time says
 * nothing of what it said before.
 */
export function afterLook(reply: Reply, looked: Looked): Standing {
  const { verdict, evidence, reasons } = reply;
  const said = verdict === undefined ? {} : { verdict };
  switch (looked.kind) {
    case 'linked': {
      const isChanged = verdict === 'approved' && saysElse(evidence, looked.evidence);
      return { ...said, state: isChanged ? 'held' : (verdict ?? 'held'), ...partsOf(looked) };
    }
    case 'unlinked':
    case 'gone':
      return { ...said, ...(evidence && { evidence }), state: looked.kind, reasons };
    case 'failed': {
      const state: ReplyState = evidence === undefined ? 'failed' : (verdict ?? 'held');
      return { ...said, ...(evidence && { evidence }), state, reasons, problem: looked.problem };
    }
  }
}

function partsOf({
  evidence,
  reasons,
}: Extract<Looked, { kind: 'linked' }>): Pick<Standing, 'evidence' | 'reasons'> {
  return { evidence, reasons };
}

/** How a reply stands once an analyst has spoken; undefined where there is nothing to approve or to hold. */
export function afterVerdict(reply: Reply, verdict: ReplyVerdict): Standing | undefined {
  const { evidence, reasons, state, problem } = reply;
  const rest = { ...(evidence && { evidence }), ...(problem && { problem }), reasons };
  if (verdict === 'rejected') return { ...rest, verdict, state: 'rejected' };
  const isThere = state === 'held' || state === 'approved' || state === 'rejected';
  return isThere && evidence !== undefined ? { ...rest, verdict, state: verdict } : undefined;
}
