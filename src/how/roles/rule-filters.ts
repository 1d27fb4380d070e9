/** How far above a value the key that it stands under is looked for, in UTF-16 code units. */
const REACH = 600;
/** A line of a mapping or a list of YAML: `Image|endswith: 'x'`, `- 'x'`. */
const YAML_LINE = /^\s{0,24}(?:- |[\w|]{1,60}: )/;
const YAML_HERE = new RegExp(YAML_LINE.source.slice(1), 'y');
/** Of what such a line begins with. */
const SHORTEST = 2;
/** Sigma's usual names of what a rule leaves out (Sigma specification, rule conventions). */
const LEFT_OUT = /^\s{0,24}((?:filter|exclu|white-?list|allow-?list|legit)\w{0,40}|falsepositives):\s{0,8}$/i;
const KEY_ALONE = /^\s{0,24}[\w-]{1,60}:\s{0,8}$/;

/**
 * The key of a Sigma rule under which a value stands that the rule leaves out: `filter_main_installed`; undefined for any
 * other value.
 * @param start of the value; @param line where its line begins
 */
export function ruleFilterAt(text: string, line: number, start: number): string | undefined {
  if (start - line > REACH || !isInYaml(text, line, start)) return undefined;
  const above = text.slice(Math.max(0, line - REACH), line).split('\n');
  for (const each of above.reverse()) {
    if (KEY_ALONE.test(each)) return LEFT_OUT.exec(each)?.[1];
    if (each.trim() !== '' && !YAML_LINE.test(each)) return undefined;
  }
  return undefined;
}

/** Whether a line's key or dash ends before a value: asked of every mention, so nothing is cut out for it. */
function isInYaml(text: string, line: number, start: number): boolean {
  if (start - line < SHORTEST) return false;
  YAML_HERE.lastIndex = line;
  return YAML_HERE.test(text) && YAML_HERE.lastIndex <= start;
}
