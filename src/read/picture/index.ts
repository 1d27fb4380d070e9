import type { MapSegment } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { FormatReader } from '../extract.ts';
import { pageOf } from '../ocr/layout.ts';
import { marked } from '../ocr/mark-blocks.ts';
import { compose } from '../pdf/compose.ts';
import { draftsOf } from '../pdf/drafts.ts';
import { vocabularyOf } from '../pdf/hyphens.ts';
import { metadataOf } from '../pdf/metadata.ts';

/** Rises whenever recognition, its layout or the reader of PDF makes another text. */
const EXTRACTOR = 'picture/ocr@1';

/** Points of the longer side of an A4 page, which the layout takes a picture for: its distances are those of print. */
const LONGER_SIDE = 842;

/**
 * Reads a picture of text, PNG or JPEG, as one page. All of its blocks are marked as recognised; boxes are in
 * pixels from the picture's lower left corner.
 *
 * Fails as `no-text`, as `unsupported-format` where nothing recognises, and as recognition does.
 */
export const readPicture: FormatReader = async (bytes, { recognise, onPage }) => {
  if (recognise === undefined) {
    return failed(problem('unsupported-format', 'A picture is read by text recognition only.'));
  }
  const found = await recognise({ kind: 'picture', bytes });
  if (!found.ok) return found;
  onPage?.(1, 1);
  if (found.value.lines.length === 0) {
    return failed(problem('no-text', 'Text recognition found no words in the picture.'));
  }
  const scale = LONGER_SIDE / Math.max(found.value.width, found.value.height);
  const drafts = draftsOf([pageOf(found.value, 1, scale)]);
  const composed = compose(
    drafts,
    vocabularyOf(() => drafts.flatMap((draft) => draft.lines)),
  );
  return ok({
    extractor: EXTRACTOR,
    text: composed.text,
    blocks: marked(composed.blocks, composed.map, () => true),
    map: composed.map.map((segment) => inPixels(segment, scale)),
    metadata: metadataOf(composed, { title: '', author: '' }),
    pages: 1,
    problems: [],
  });
};

function inPixels(segment: MapSegment, scale: number): MapSegment {
  const { at } = segment;
  if (at.kind !== 'page-box') return segment;
  const [x0, y0, x1, y1] = at.box.map((points) => Math.round(points / scale)) as [
    number,
    number,
    number,
    number,
  ];
  return { ...segment, at: { ...at, box: [x0, y0, x1, y1] } };
}
