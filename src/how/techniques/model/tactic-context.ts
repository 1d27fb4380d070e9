/** ATT&CK short names of tactics by their names; older releases' names among them. */
const NAME =
  /^[\W\d]*(initial access|execution|persistence|privilege escalation|defen[cs]e evasion|credential access|discovery|lateral movement|collection|command (?:and|&) control|c2|exfiltration|impact|reconnaissance|resource development)\b(.{0,12})/i;

/** A longer line is a sentence that happens to begin so. In UTF-16 code units. */
const LONGEST_TITLE = 48;
/** How many sentences a title speaks for. */
const REACH = 15;

/**
 * Follows the text from sentence to sentence and says under which tactic each stands: below a heading, a
 * table's cell or a line that names one, or behind its name and a colon. Undefined where none is near.
 */
export function followTactics(): (text: string) => string | undefined {
  let tactic: string | undefined;
  let left = 0;
  return (text) => {
    const found = NAME.exec(text);
    const behind = found?.[2]?.trimStart() ?? '';
    if (found !== null && (text.length <= LONGEST_TITLE || /^(?:[:\u2013\u2014-]|\[TA|\(TA)/.test(behind))) {
      tactic = shortName(found[1] ?? '');
      left = REACH;
    } else if (left > 0) left--;
    else tactic = undefined;
    return tactic;
  };
}

function shortName(name: string): string {
  const words = name.toLowerCase().replace('&', 'and').replace('defence', 'defense');
  return words === 'c2' ? 'command-and-control' : words.replaceAll(' ', '-');
}
