import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The one folder that holds everything: database and archive. In order: what the caller says,
 * `HOWDUNIT_HOME`, `$XDG_DATA_HOME/howdunit`, `~/.local/share/howdunit` (XDG Base Directory 0.8).
 */
export function homeFolder(
  said: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const stated = said ?? environment['HOWDUNIT_HOME'];
  if (stated !== undefined && stated !== '') return resolve(stated);
  const data = environment['XDG_DATA_HOME'];
  // The specification says that relative paths in XDG variables are to be ignored.
  return join(data?.startsWith('/') ? data : join(homedir(), '.local', 'share'), 'howdunit');
}
