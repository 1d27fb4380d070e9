import { parseDocument } from 'yaml';
import { namesIn, standsFor } from './sigma-condition.ts';

/** No rule nests deeper; the YAML library would descend as far as a hostile text leads it. */
const DEEPEST = 40;
const MOST_ALIASES = 20;

/** Why a tool would not load the text as a Sigma rule, where that is plain; undefined where it would. */
export function faultOfSigma(text: string): string | undefined {
  if (nestsTooDeep(text)) return 'does not parse: nested too deep';
  const parsed = parse(text);
  if ('fault' in parsed) return `does not parse: ${parsed.fault}`;
  const { value } = parsed;
  if (!isRecord(value)) return 'does not parse: it is not a set of keys';
  if (!isRecord(value['logsource'])) return 'its logsource says nothing: was the indentation lost?';
  if (!isRecord(value['detection'])) return 'its detection says nothing: was the indentation lost?';
  return faultOfDetection(value['detection']);
}

function faultOfDetection(detection: Readonly<Record<string, unknown>>): string | undefined {
  const { condition, timeframe, ...searches } = detection;
  if (condition === undefined) return 'its detection has no condition';
  if (timeframe !== undefined && typeof timeframe !== 'string' && typeof timeframe !== 'number')
    return 'its timeframe is no span of time';
  const empty = Object.keys(searches).find((key) => searches[key] === null);
  if (empty !== undefined) return `its search “${empty}” is empty: was the indentation lost?`;
  const names = [condition].flat().flatMap((one) => (typeof one === 'string' ? namesIn(one) : []));
  if (names.length === 0 && !/\bthem\b/.test(String(condition))) return 'its condition names no search';
  const unknown = names.find((name) => !Object.keys(searches).some((key) => standsFor(name, key)));
  return unknown === undefined ? undefined : `its condition names “${unknown}”, which its detection lacks`;
}

type Parsed = { readonly value: unknown } | { readonly fault: string };

function parse(text: string): Parsed {
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) return { fault: firstLine(error.message) };
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (thrown) {
    // The library throws where aliases would multiply without end or refer to nothing.
    return { fault: firstLine(thrown instanceof Error ? thrown.message : 'unreadable') };
  }
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}

/** Brackets, compact lists (`- - - -`) and indentation are the three ways to nest. */
function nestsTooDeep(text: string): boolean {
  let brackets = 0;
  for (const character of text) {
    if (character === '[' || character === '{') brackets += 1;
    if (character === ']' || character === '}') brackets -= 1;
    if (brackets > DEEPEST) return true;
  }
  return text.split('\n').some((line) => (/^[ ?:\-\t]*/.exec(line)?.[0].length ?? 0) > DEEPEST * 4);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
