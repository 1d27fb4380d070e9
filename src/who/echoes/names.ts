/** The form under which two spellings of one name are equal: case, accents of typing and a leading "the" aside. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^the /u, '')
    .replace(/'s$/u, '')
    .replace(/[.,'-]$/u, '');
}

/** A web address without what does not change the page it names. */
export function addressKey(url: string): string {
  return url
    .replace(/#.*$/su, '')
    .replace(/^https?:\/\/(?:www\.)?/iu, '')
    .replace(/\/$/u, '')
    .toLowerCase();
}

/** "redthistle" and "Red Thistle": the letters and digits alone. */
export function squashed(name: string): string {
  return nameKey(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether one name is the other's first or last words: "the Chronicle" of "The Calder Chronicle". */
export function isPartOfName(short: string, full: string): boolean {
  const [part, whole] = [nameKey(short), nameKey(full)];
  return part.length > 2 && (whole === part || whole.startsWith(`${part} `) || whole.endsWith(` ${part}`));
}

/** "A, B and C", who publish together, each by its own name; one name stays as it is. */
export function jointly(publisher: string): readonly string[] {
  const parts = publisher
    .split(', ')
    .flatMap((part) => part.split(' and '))
    .map((part) => part.replace(/^(?:and )?(?:the )?/u, '').trim());
  const named =
    parts.length > 1 && publisher.includes(',') && parts.every((part) => /^\p{Lu}\S* \p{L}/u.test(part));
  return named ? parts : [publisher];
}
