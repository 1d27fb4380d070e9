import { initDeskKey } from '../app/desk-key.ts';
import { homeFolder } from '../app/home.ts';
import { print, report } from './terminal.ts';

/** `howdunit init`: makes the desk's key where there is none, and says by what it is known. */
export async function init(flags: { home?: string; json?: boolean }): Promise<void> {
  const key = await initDeskKey(homeFolder(flags.home, process.env));
  if (!key.ok) return report(key.problem);
  const { path, fingerprint, isNew } = key.value;
  if (flags.json === true) return print(`${JSON.stringify(key.value, null, 2)}\n`);
  await print(
    `${isNew ? 'made' : 'there already'}: ${path}\nfingerprint (SHA-256 of the public key): ${fingerprint}\n`,
  );
}
