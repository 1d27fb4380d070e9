import type { Lexeme } from './yara-lexemes.ts';

/** Words and marks that need something behind them. */
const DANGLING: ReadonlySet<string> = new Set(
  'and or not of in at for contains icontains startswith istartswith endswith iendswith iequals matches = == != < > <= >= + * & | ^ ~ << >> , . ( [ :'.split(
    ' ',
  ),
);
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** Whether the condition can be an expression at all: not empty, balanced, no operand beside an operand. */
export function faultOfCondition(condition: readonly Lexeme[]): string | undefined {
  const last = condition.at(-1);
  if (last === undefined) return 'its condition is empty';
  if (!isBalanced(condition)) return 'the brackets of its condition do not close';
  if (last.kind !== 'string' && DANGLING.has(last.text)) return `its condition ends with “${last.text}”`;
  const beside = condition.find((lexeme, at) => isOperand(lexeme) && isOperand(condition[at + 1]));
  return beside === undefined ? undefined : `its condition cannot be read behind “${beside.text}”`;
}

function isBalanced(condition: readonly Lexeme[]): boolean {
  const open: string[] = [];
  for (const { kind, text } of condition) {
    if (kind !== 'mark') continue;
    if (text === '(' || text === '[') open.push(text);
    const opener = PAIRS[text];
    if (opener !== undefined && open.pop() !== opener) return false;
  }
  return open.length === 0;
}

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'all and any at contains defined endswith entrypoint false filesize for icontains iendswith iequals in istartswith ' +
    'matches none not of or startswith them true'
  ).split(' '),
);

/** Numbers, strings, references and names; keywords may stand on either side of them. */
function isOperand(lexeme: Lexeme | undefined): boolean {
  if (lexeme === undefined || lexeme.kind === 'mark') return false;
  return lexeme.kind !== 'word' || !KEYWORDS.has(lexeme.text);
}
