/**
 * A value as Sigma compares it, letter for letter: `*` and `?` are wildcards unless a backslash stands before
 * them, and a backslash must be doubled where it would escape what follows (Sigma specification 2.1, "Escaping").
 */
export function literal(value: string): string {
  return value.replace(/[\\*?]/gu, (char, at: number) => {
    if (char !== '\\') return `\\${char}`;
    const next = value[at + 1];
    return next === undefined || /[\\*?]/u.test(next) ? '\\\\' : '\\';
  });
}

/** Text as a YAML scalar: JSON's double-quoted string is one (YAML 1.2, 7.3.1), with line ends of YAML escaped. */
export function scalar(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
