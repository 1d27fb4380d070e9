import type { CompileResult, CompilerOptions } from '@litko/yara-x';
import type { CompileError } from './scanner-messages.ts';

/** Data of a sandbox or a service, which no file has: such a rule would never match, and nobody would know why. */
const BANNED = ['cuckoo', 'vt'].map((name) => ({
  name,
  errorTitle: `it asks the module ${name}, which knows nothing of a file alone`,
  errorMessage: 'not supported',
}));

/** How every source is compiled: no rule reads another file. */
export const COMPILING: CompilerOptions = { enableIncludes: false, bannedModules: BANNED };

interface Compiler {
  validate(source: string, options: CompilerOptions): CompileResult;
}

/** Why a source does not compile; nothing where it does. */
export function compileErrors(compiler: Compiler, source: string): readonly CompileError[] {
  return compiler.validate(source, COMPILING).errors.map(({ code, message }) => {
    // `error[E009]: unknown identifier`, and below it a drawing of the place.
    const [line = ''] = message.split('\n', 1);
    return { code, message: line.replace(/^error\[\w{1,9}\]: /u, '').slice(0, 300) };
  });
}
