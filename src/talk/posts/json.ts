import type { Post, Reply } from '../../model/index.ts';
import { correctionsOf } from './changes.ts';
import { standingOf } from './fold.ts';

/**
 * A post for machines: what stands, with every span (UTF-16 offsets into the text whose hash is given, end exclusive),
 * its corrections and its replies. Accounts of the desk are not in it.
 */
export function postJson(post: Post, replies: readonly Reply[], self: string): string {
  const { content, number } = standingOf(post);
  const told = {
    id: post.id,
    url: self,
    version: number,
    published: post.versions[0]?.at,
    updated: post.updatedAt,
    tlp: 'TLP:CLEAR',
    ...content,
    corrections: correctionsOf(post.versions).map(({ version, takenBack, added, wordsBefore, ...rest }) => ({
      at: version.at,
      note: version.note,
      ...rest,
      wordsBefore,
      takenBack: takenBack.map(({ id, text }) => ({ id, text })),
      added: added.map(({ id, text }) => ({ id, text })),
    })),
    replies: replies.flatMap(({ id, source, via, evidence }) =>
      evidence === undefined
        ? []
        : [
            {
              id,
              source,
              via,
              final: evidence.final,
              capturedAt: evidence.capture.capturedAt,
              sha256: evidence.capture.sha256,
              extractor: evidence.extractor,
              ...(evidence.excerpt && { excerpt: evidence.excerpt }),
            },
          ],
    ),
  };
  return `${JSON.stringify(told, null, 1)}\n`;
}
