/**
 * The functions of Tesseract's C++ API (baseapi.h, pageiterator.h, resultiterator.h) that recognition needs,
 * as tesseract.js-core exports them. It decodes and recognises from a file of its own in memory, `/input`.
 */
export interface TesseractModule {
  readonly FS: {
    writeFile(path: string, bytes: Uint8Array): void;
    unlink(path: string): void;
  };
  readonly TessBaseAPI: new () => TesseractApi;
  destroy(object: object): void;
}

export interface TesseractApi {
  /** 0 where it worked. @param mode 1 is LSTM alone */
  Init(folder: string, language: string, mode: number): number;
  SetPageSegMode(mode: number): void;
  SetVariable(name: string, value: string): boolean;
  /** Reads `/input`; 0 where it worked. @param exif orientation, 1 to 8 @param angle radians */
  SetImageFile(exif: number, angle: number): number;
  /** What is recognised next: a part of the picture, in pixels from its upper left corner. */
  SetRectangle(left: number, top: number, width: number, height: number): void;
  /** Recognises, where that is not done yet. */
  GetUTF8Text(): string;
  SetSourceResolution(dpi: number): void;
  /** 0 where it worked. */
  Recognize(monitor: null): number;
  GetIterator(): TesseractIterator;
  Clear(): void;
}

/** Walks the result; levels are those of PageIteratorLevel (publictypes.h). */
export interface TesseractIterator {
  Begin(): void;
  Next(level: number): boolean;
  Empty(level: number): boolean;
  IsAtBeginningOf(level: number): boolean;
  GetUTF8Text(level: number): string;
  Confidence(level: number): number;
  getBoundingBox(level: number): Box;
  getBaseline(level: number): Box & { readonly has_baseline: boolean };
  getRowAttributes(): { readonly row_height: number };
}

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export const LEVEL = { block: 0, line: 2, word: 3 } as const;
