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
