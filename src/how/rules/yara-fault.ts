import { faultOfCondition } from './yara-condition.ts';
import type { Lexeme } from './yara-lexemes.ts';
import { lexemesOf } from './yara-lexemes.ts';
import { faultOfStrings } from './yara-strings.ts';

/** Modules of YARA 4.5 and of the services that extend it; a rule that uses one has to import it. */
const MODULES: ReadonlySet<string> = new Set(
  'pe elf macho dex dotnet hash math cuckoo magic time console string lnk vt androguard'.split(' '),
);

/**
 * Why YARA would not load a rule, where its structure makes that plain (YARA 4.5, "Writing YARA rules");
 * undefined where it would. An approximation: the compiler knows more.
 *
 * @param imported the modules that the text around imports
 */
export function faultOfYara(rule: string, imported: ReadonlySet<string>): string | undefined {
  if (/[=(]\s{0,20}[“”„]/.test(rule)) return 'its quotation marks are typographic';
  const lexemes = lexemesOf(rule);
  const unclosed = lexemes.find(isUnclosed);
  if (unclosed !== undefined) return `a string or expression does not close: ${shortened(unclosed.text)}`;
  const sections = sectionsOf(lexemes);
  if (sections === undefined) return 'its braces do not close';
  const missing = sections.condition
    .filter(
      ({ kind, text }, at) =>
        kind === 'word' && sections.condition[at + 1]?.text === '.' && MODULES.has(text),
    )
    .find(({ text }) => !imported.has(text));
  if (missing !== undefined) return `it uses the module ${missing.text} and nothing imports it`;
  return (
    faultOfMeta(sections.meta) ??
    faultOfStrings(rule, sections.strings, sections.condition) ??
    faultOfCondition(sections.condition)
  );
}

function isUnclosed({ kind, text }: Lexeme): boolean {
  if (kind !== 'string' && kind !== 'expression') return false;
  const [delimiter = ''] = text;
  const end = text.lastIndexOf(delimiter);
  return end < 1 || text.length - end > 3 || text.includes('\n');
}

interface YaraSections {
  readonly meta: readonly Lexeme[];
  readonly strings: readonly Lexeme[];
  readonly condition: readonly Lexeme[];
}

/** Undefined where the braces of the rule itself do not close. */
function sectionsOf(lexemes: readonly Lexeme[]): YaraSections | undefined {
  const heading = lexemes.findIndex(({ kind, text }) => kind === 'word' && text === 'rule');
  const open = lexemes.findIndex(({ text }, at) => at > heading && text === '{');
  const last = lexemes.at(-1);
  if (open < 0 || last?.text !== '}') return undefined;
  const body = lexemes.slice(open + 1, -1);
  const begin = (name: string): number =>
    body.findIndex(({ text, kind }, at) => kind === 'word' && text === name && body[at + 1]?.text === ':');
  const [meta, strings, condition] = [begin('meta'), begin('strings'), begin('condition')];
  const upTo = (...ends: readonly number[]): number => ends.find((end) => end >= 0) ?? body.length;
  return {
    meta: meta < 0 ? [] : body.slice(meta + 2, upTo(strings, condition)),
    strings: strings < 0 ? [] : body.slice(strings + 2, upTo(condition)),
    condition: condition < 0 ? [] : body.slice(condition + 2),
  };
}

/** `name = value`, over and over. */
function faultOfMeta(meta: readonly Lexeme[]): string | undefined {
  let at = 0;
  while (at < meta.length) {
    const [name, equals, value] = meta.slice(at, at + 3);
    const negative = value?.text === '-';
    const isValue =
      value !== undefined &&
      (negative || /^(?:string|number)$/.test(value.kind) || /^(?:true|false)$/.test(value.text));
    if (name?.kind !== 'word' || equals?.text !== '=' || !isValue)
      return `its meta cannot be read at: ${shortened(name?.text ?? '')}`;
    at += negative ? 4 : 3;
  }
  return undefined;
}

export function shortened(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
