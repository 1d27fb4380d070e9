import type { Block, MapSegment } from '../../model/index.ts';

/** Marks the blocks that hold a word of a recognised page, also where a row of a table runs on from another page. */
export function marked(
  blocks: readonly Block[],
  map: readonly MapSegment[],
  isRecognised: (page: number) => boolean,
): readonly Block[] {
  let next = 0;
  return blocks.map((block) => {
    let holds = false;
    while ((map[next]?.start ?? Infinity) < block.end) {
      const at = map[next]?.at;
      if (at?.kind === 'page-box' && isRecognised(at.page)) holds = true;
      next++;
    }
    return holds ? { ...block, recognised: true } : block;
  });
}
