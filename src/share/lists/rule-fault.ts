import type { Rule } from '../../model/index.ts';

const YARA_TEXT = /=\s{0,20}"((?:[^"\\\n]|\\[^\n]){0,4096})"/gu;
/** What YARA 4 reads behind a backslash in a text string; anything else ends the whole file ("Text strings"). */
const ILLEGAL_ESCAPE = /^(?:[^\\]|\\(?:["\\tnr]|x[0-9a-f]{2}))*\\(?!["\\tnr]|x[0-9a-f]{2})(.?)/isu;

/** Why a printed rule would not load, by its finder or by a look at what reports print most often wrongly. */
export function ruleFault({ fault, ruleType, text }: Rule): string | undefined {
  if (fault !== undefined || ruleType !== 'yara') return fault;
  for (const [, string = ''] of text.matchAll(YARA_TEXT)) {
    const next = ILLEGAL_ESCAPE.exec(string)?.[1];
    if (next !== undefined) return `\\${next} in a text string, where \\\\${next} must be meant`;
  }
  return undefined;
}
