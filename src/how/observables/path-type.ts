import type { ObservableType } from '../../model/index.ts';

/** Programs made by Microsoft's tools carry the path of their symbols (PE/COFF, debug directory, CodeView). */
const SYMBOLS = /[\\/][^\\/]+\.pdb$/i;
const PIPE = /^\\\\[^\\]{1,64}\\pipe\\[^\\]/i;

/** What a path is of: most are files', some say more. */
export function pathType(path: string): ObservableType {
  if (path.startsWith('\\\\') && PIPE.test(path)) return 'named-pipe';
  return path.slice(-4).toLowerCase() === '.pdb' && SYMBOLS.test(path) ? 'pdb-path' : 'file-path';
}
