const LIST_MARKER = /^\s{0,24}(?:[-*+•‣◦▪●○■–·»]|\d{1,3}[.)]|[a-z][.)]|\(\d{1,3}\)|\[\d{1,3}\])\s{1,8}\S/;

const SECTION =
  /^(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4}|[A-Z])[.)]? )?(?:(?:executive )?summary|introduction|overview|background|conclusions?|references|bibliography|sources|appendi(?:x|ces)(?: [A-Z0-9]{1,2})?|indicators?(?: of compromise)?(?: \(IOCs?\))?|IOCs?|key (?:findings|points|takeaways|judgments)|recommendations|mitigations?|detections?|timeline|attribution|victimology|infrastructure|technical (?:analysis|details)|network indicators|host(?:-based)? indicators|file hashes|hashes|yara(?: rules?)?|sigma(?: rules?)?|MITRE ATT&CK(?: (?:mapping|techniques))?|about (?:us|the authors?)|acknowledge?ments|disclaimer|contact|further reading)\s?:?$/i;

const INDICATOR_LIKE =
  /\[[.:]\]|\b(?:hxx|htt)ps?:|[0-9a-f]{32}|(?:\d{1,3}\.){3}\d|[\\@]|\w\.(?:exe|dll|com|net|org|example)\b/i;

export function isListItem(line: string): boolean {
  return LIST_MARKER.test(line);
}

/** A heading that says so itself: a number sign, or a section name that reports use. */
export function plainHeadingLevel(line: string): number | undefined {
  const marks = /^(#{1,6}) \S/.exec(line)?.[1];
  if (marks !== undefined) return marks.length;
  return line.length <= 80 && SECTION.test(line.trim().replace(/\s+/g, ' ')) ? 2 : undefined;
}

/** A line that stands alone as a heading would: short, unpunctuated, in capitals or title case. */
export function standaloneHeadingLevel(line: string): number | undefined {
  const said = plainHeadingLevel(line);
  if (said !== undefined) return said;
  const words = line.trim().split(/\s+/);
  if (line.length > 100 || words.length > 14 || INDICATOR_LIKE.test(line)) return undefined;
  const number = /^(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?$/.exec(words[0] ?? '')?.[1];
  const named = number === undefined ? words : words.slice(1);
  if (!/^\p{Lu}/u.test(named[0] ?? '') || /[.!:;,]$/.test(line.trimEnd())) return undefined;
  const long = named.filter((word) => /^\p{L}{4,}/u.test(word));
  const capital = long.filter((word) => /^\p{Lu}/u.test(word));
  if (long.length === 0 || capital.length < long.length * 0.6) return undefined;
  return number === undefined ? 2 : Math.min(6, number.split('.').length + 1);
}

const CODE_SIGNS: readonly RegExp[] = [
  /[{};]\s*$/,
  /^\s*(?:\$\w{1,40}\s{0,4}[=*]|#include\b|import \w|from \w[\w.]{0,80} import\b|def \w|function\b|var \w|const \w|let \w|return\b|if\s{0,3}\(|for\s{0,3}\(|while\s{0,3}\(|else\b|end(?:if)?\b|\/\/|<\?php|<%)/,
  /^\s*(?:[$#>] \S|PS [A-Z]:\\|[A-Z]:\\[^\s>]{0,200}>)/,
  /^\s*(?:- )?[\w.|-]{1,60}:(?:\s*$|\s+\S)/,
  /^\s+- \S/,
  /^[0-9a-f]{8}[:\s]\s?(?:[0-9a-f]{2}\s?){8}/i,
];

export function looksLikeCode(line: string): boolean {
  return CODE_SIGNS.some((sign) => sign.test(line));
}
