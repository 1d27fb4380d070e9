import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { failed, ok, problem, type Result } from '../../model/index.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * The path of a Chromium: the one that is named, else the first of its usual names that the search path
 * has. `bad-usage` where there is none.
 *
 * @param named what the user names in HOWDUNIT_CHROMIUM; empty as if absent
 * @param searchPath as in PATH
 */
export async function findBrowser(named: string | undefined, searchPath: string): Promise<Result<string>> {
  if (named !== undefined && named !== '') {
    if (await isProgram(named)) return ok(named);
    return failed(
      problem('bad-usage', 'the Chromium that HOWDUNIT_CHROMIUM names cannot be run', { where: named }),
    );
  }
  const folders = searchPath.split(delimiter).filter((folder) => folder !== '');
  for (const name of NAMES) {
    for (const folder of folders) if (await isProgram(join(folder, name))) return ok(join(folder, name));
  }
  return failed(
    problem('bad-usage', 'no Chromium was found to render the page with', {
      hint: 'Install Chromium, or name one in HOWDUNIT_CHROMIUM. Without --render a page is kept as it is sent; a brief is printed as HTML without it.',
    }),
  );
}

function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
