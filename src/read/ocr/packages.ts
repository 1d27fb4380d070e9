import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { TesseractModule } from './tesseract-api.ts';

/** Tesseract as WebAssembly and the data of one language, both from packages that are installed when wanted. */
export interface OcrPackages {
  readonly start: (settings: object) => Promise<TesseractModule>;
  /** A `traineddata` file. */
  readonly language: Uint8Array;
}

/** Bytes of the unpacked language data; the larger of the two sets has 23 million. */
const MAX_LANGUAGE = 64 * 1024 * 1024;

/**
 * Loads what recognises text. Nothing is fetched: both packages hold everything they need.
 * @param resolve finds a file of a package, and throws where there is none, as `require.resolve` does
 */
export async function ocrPackages(
  resolve: (file: string) => string = createRequire(import.meta.url).resolve,
): Promise<Result<OcrPackages>> {
  const files = filesOf(resolve);
  if (!files.ok) return files;
  const packed = await readFile(files.value.language);
  const language = await promisify(gunzip)(packed, { maxOutputLength: MAX_LANGUAGE });
  const core = (await import(files.value.core)) as { default: OcrPackages['start'] };
  return ok({ start: core.default, language });
}

/** Whether recognition could start, without loading any of it. */
export function missingPackages(
  resolve: (file: string) => string = createRequire(import.meta.url).resolve,
): Problem | undefined {
  const files = filesOf(resolve);
  return files.ok ? undefined : files.problem;
}

function filesOf(
  resolve: (file: string) => string,
): Result<{ readonly core: string; readonly language: string }> {
  const kind = hasSimd() ? 'simd-lstm' : 'lstm';
  const core = found(resolve, [`tesseract.js-core/tesseract-core-${kind}.js`]);
  // The integer data of the best models: as right as the larger set, in a quarter of its memory.
  const language = found(resolve, [
    '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
    '@tesseract.js-data/eng/4.0.0/eng.traineddata.gz',
  ]);
  if (core === undefined || language === undefined) {
    const absent = [
      ...(core === undefined ? ['tesseract.js-core'] : []),
      ...(language === undefined ? ['@tesseract.js-data/eng'] : []),
    ];
    return failed(
      problem('bad-usage', `text recognition was asked for, and ${absent.join(' and ')} cannot be found`, {
        where: '--ocr',
        hint: 'npm install tesseract.js-core @tesseract.js-data/eng',
      }),
    );
  }
  return ok({ core, language });
}

function found(resolve: (file: string) => string, files: readonly string[]): string | undefined {
  for (const file of files) {
    try {
      return resolve(file);
    } catch (error) {
      if (!isAbsence(error)) throw error;
    }
  }
  return undefined;
}

function isAbsence(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED')
  );
}

/** A module that adds one vector to another: it validates where the engine has 128-bit SIMD. */
const SIMD_MODULE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** The part of the JavaScript API that the type library of Node.js 20 leaves out. */
declare const WebAssembly: { validate(module: Uint8Array): boolean };

function hasSimd(): boolean {
  return WebAssembly.validate(SIMD_MODULE);
}
