import type { BlockedDomain, Post, Reply } from '../../model/index.ts';
import { plainLine } from '../../model/index.ts';
import { standingOf } from '../../talk/index.ts';
import type { ModeratedReply, ReplyQueue } from './moderate.ts';

/** Posts for a terminal, a line each. */
export function postList(posts: readonly Post[]): string {
  return lines(
    posts.map((post) => {
      const { content } = standingOf(post);
      const corrections = post.versions.length - 1;
      const state =
        post.withdrawn === undefined
          ? corrections === 0
            ? ''
            : `, corrected ${corrections === 1 ? 'once' : `${corrections} times`}`
          : ', withdrawn';
      return `${post.id}  ${post.updatedAt.slice(0, 10)}  ${content.title}  (${content.report.id}${state})`;
    }),
  );
}

/** Replies for a terminal, with their words and why to look twice; addresses do not become links. */
export function replyList({ items, counts }: ReplyQueue): string {
  const sums = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
  return lines([...items.flatMap(replyLines), sums.length === 0 ? 'no replies' : sums.join(' · ')]);
}

function replyLines({ reply, blockedBy }: ModeratedReply): readonly string[] {
  const { id, state, updatedAt, via, evidence, reasons, problem, postId } = reply;
  const words = evidence?.excerpt?.quote;
  return [
    `${id}  ${updatedAt.slice(0, 10)}  ${state}${blockedBy === undefined ? '' : `, blocked (${blockedBy})`}  ${via} to ${postId}`,
    `  from ${defanged(reply)}`,
    ...(words === undefined ? [] : [`  “${words}”`]),
    ...(evidence === undefined
      ? []
      : [`  copy sha256 ${evidence.capture.sha256}, archive/${evidence.capture.wacz}`]),
    ...(reasons.length === 0 ? [] : [`  look twice: ${reasons.join(', ').replaceAll('-', ' ')}`]),
    ...(problem === undefined ? [] : [`  ${problem.message}`]),
  ];
}

function defanged({ source }: Reply): string {
  return source.replace(/^http/iu, 'hxxp');
}

/** Blocked domains for a terminal. */
export function blockedList(blocked: readonly BlockedDomain[]): string {
  return lines(
    blocked.map(({ domain, by, at, why }) =>
      [domain, at.slice(0, 10), by, ...(why === undefined ? [] : [why])].join('  '),
    ),
  );
}

function lines(some: readonly string[]): string {
  return some.map((each) => `${plainLine(each)}\n`).join('');
}
