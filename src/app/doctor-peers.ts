import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { findBrowser } from '../keep/render/find-browser.ts';
import { missingPackages } from '../read/ocr/packages.ts';
import { type DoctorCheck, fine, warning } from './doctor-check.ts';

/** What is used where it is there; that it is not is no fault. */
export async function checkPeers(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly DoctorCheck[]> {
  const { PATH: path = '' } = environment;
  return [
    await checkChromium(environment['HOWDUNIT_CHROMIUM'], path),
    checkRecognition(),
    await checkYara(),
    await checkUnpackers(path),
  ];
}

async function checkChromium(named: string | undefined, path: string): Promise<DoctorCheck> {
  const browser = await findBrowser(named, path);
  if (browser.ok) return fine('chromium', browser.value);
  const { message, hint } = browser.problem;
  if (named !== undefined && named !== '')
    return warning('chromium', message, hint ?? 'See HOWDUNIT_CHROMIUM.');
  return fine('chromium', 'not installed; only --render and --format pdf need it');
}

function checkRecognition(): DoctorCheck {
  const missing = missingPackages();
  if (missing === undefined) return fine('tesseract', 'installed, for --ocr');
  return fine(
    'tesseract',
    'not installed; only --ocr needs it (npm install tesseract.js-core @tesseract.js-data/eng)',
  );
}

/** Loaded, since a native module may be there and not run on this machine. */
async function checkYara(name = '@litko/yara-x'): Promise<DoctorCheck> {
  try {
    createRequire(import.meta.url).resolve(name);
  } catch {
    return fine('yara-x', 'not installed; only hunt --yara needs it (npm install @litko/yara-x)');
  }
  try {
    await import(name);
    return fine('yara-x', 'installed, for hunt --yara');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return warning(
      'yara-x',
      `installed, and does not start: ${why}`,
      'Install it anew: npm install @litko/yara-x.',
    );
  }
}

async function checkUnpackers(path: string): Promise<DoctorCheck> {
  const missing: string[] = [];
  for (const name of ['zstd', 'bzip2', 'xz']) if (!(await isProgram(name, path))) missing.push(name);
  if (missing.length === 0) return fine('unpackers', 'zstd, bzip2 and xz are there, for logs packed so');
  return fine('unpackers', `not installed: ${missing.join(', ')}; only logs packed so need them`);
}

async function isProgram(name: string, path: string): Promise<boolean> {
  for (const folder of path.split(delimiter).filter((each) => each !== '')) {
    const isThere = await access(join(folder, name), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}
