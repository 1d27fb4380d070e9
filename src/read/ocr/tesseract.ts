import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { rereadHexadecimals } from './hexadecimal.ts';
import { LEAST_CONFIDENCE, MAX_WORDS } from './limits.ts';
import type { RecognisedLine, RecognisedWord } from './recognised.ts';
import type { TesseractApi, TesseractIterator, TesseractModule } from './tesseract-api.ts';
import { LEVEL } from './tesseract-api.ts';

/** Recognition that is ready. */
export interface Tesseract {
  /**
   * The lines of a picture file: PNG, JPEG or PGM.
   * @param dpi of the picture, where it is known
   * @throws what a WebAssembly module throws when it gives up; it must not be used again after that
   */
  lines(file: Uint8Array, dpi?: number): Result<readonly RecognisedLine[]>;
}

const LSTM_ONLY = 1;
/** Fully automatic page segmentation, but no detection of orientation (publictypes.h). */
const PSM_AUTO = 3;
const PSM_WORD = 8;
/** Pixels around a word that is looked at by itself. */
const MARGIN = 4;
const INPUT = '/input';

/** @param language a `traineddata` file */
export function tesseractOf(module: TesseractModule, language: Uint8Array): Tesseract {
  module.FS.writeFile('/eng.traineddata', language);
  const api = new module.TessBaseAPI();
  if (api.Init('/', 'eng', LSTM_ONLY) !== 0) throw new Error('Tesseract did not take its language data');
  module.FS.unlink('/eng.traineddata');
  api.SetPageSegMode(PSM_AUTO);
  return {
    lines(file, dpi) {
      module.FS.writeFile(INPUT, file);
      try {
        if (api.SetImageFile(1, 0) !== 0) return failed(undecodable());
        if (dpi !== undefined) api.SetSourceResolution(dpi);
        if (api.Recognize(null) !== 0) return failed(undecodable());
        return ok(rereadHexadecimals(linesFrom(api, module), (word, digits) => lookAgain(api, word, digits)));
      } finally {
        api.Clear();
        module.FS.unlink(INPUT);
      }
    },
  };
}

/** Recognises one word by itself. */
function lookAgain(api: TesseractApi, { box: [x0, y0, x1, y1] }: RecognisedWord, digits: string): string {
  api.SetVariable('tessedit_char_whitelist', digits);
  api.SetPageSegMode(PSM_WORD);
  try {
    api.SetRectangle(
      Math.max(0, x0 - MARGIN),
      Math.max(0, y0 - MARGIN),
      x1 - x0 + 2 * MARGIN,
      y1 - y0 + 2 * MARGIN,
    );
    return api.GetUTF8Text();
  } finally {
    api.SetVariable('tessedit_char_whitelist', '');
    api.SetPageSegMode(PSM_AUTO);
  }
}

function undecodable(): ReturnType<typeof problem> {
  return problem('damaged', 'The picture could not be decoded.');
}

interface OpenLine {
  readonly words: RecognisedWord[];
  readonly block: number;
  readonly baseline: RecognisedLine['baseline'];
  readonly size: number;
  confidence: number;
}

function linesFrom(api: TesseractApi, module: TesseractModule): readonly RecognisedLine[] {
  const lines: OpenLine[] = [];
  const at = api.GetIterator();
  try {
    at.Begin();
    let block = -1;
    let count = 0;
    do {
      if (at.Empty(LEVEL.word)) continue;
      if (block < 0 || at.IsAtBeginningOf(LEVEL.block)) block++;
      if (lines.length === 0 || at.IsAtBeginningOf(LEVEL.line)) lines.push(openLine(at, block));
      const text = at.GetUTF8Text(LEVEL.word).replace(/\s+/gu, '');
      const line = lines[lines.length - 1];
      if (text === '' || line === undefined) continue;
      const { x0, y0, x1, y1 } = at.getBoundingBox(LEVEL.word);
      line.words.push({ text, box: [x0, y0, x1, y1] });
      line.confidence += at.Confidence(LEVEL.word);
      count++;
    } while (count < MAX_WORDS && at.Next(LEVEL.word));
  } finally {
    module.destroy(at);
  }
  return lines.flatMap(({ confidence, ...line }) => (isText(line, confidence) ? [line] : []));
}

/** Recognition is never sure of hashes and addresses, which no dictionary has: only short words tell specks. */
function isText({ words }: Pick<OpenLine, 'words'>, confidence: number): boolean {
  if (words.length === 0) return false;
  return confidence / words.length >= LEAST_CONFIDENCE || words.some(({ text }) => LONG_WORD.test(text));
}

/** Letters and digits in a row that specks hardly make. */
const LONG_WORD = /[\p{L}\p{N}]{6}/u;

function openLine(at: TesseractIterator, block: number): OpenLine {
  const box = at.getBoundingBox(LEVEL.line);
  const base = at.getBaseline(LEVEL.line);
  const { row_height } = at.getRowAttributes();
  const height = box.y1 - box.y0;
  return {
    words: [],
    block,
    baseline: base.has_baseline ? [base.x0, base.y0, base.x1, base.y1] : [box.x0, box.y1, box.x1, box.y1],
    size: row_height > 0 ? row_height : height,
    confidence: 0,
  };
}
