/** What a line of a list of observables or of a registration record is made of: no words. */
const OBSERVABLE = /[\w\])][.@][\w[(]|[/\\_=]|\d{2}|^[.•|*-]+$|^(?:com|net|org|info|biz|example)$/i;
const RECORD =
  /\b(?:registra(?:r|nt)|name ?servers?|nserver|whois server|creation date|expir(?:ation|y) date|registry domain id)\b.{0,40}[:@]/i;

/** Fewer tokens are a scrap, whatever they are. */
const FEWEST = 3;
const MOSTLY = 0.4;
/** Enough of a long line to tell what it is, in UTF-16 code units. */
const LOOKED_AT = 1_000;

/**
 * Whether a piece of text is no sentence but a list: of domains, hashes, paths, or the fields of a whois record.
 * A technique's letters in it ("servehttp.com", "language: RU") say nothing of what anybody did.
 */
export function isListing(text: string): boolean {
  const beginning = text.slice(0, LOOKED_AT);
  if (RECORD.test(beginning)) return true;
  const tokens = beginning.split(/\s+/).filter((token) => token !== '');
  if (tokens.length < FEWEST) return tokens.some((token) => OBSERVABLE.test(token));
  const observables = tokens.filter((token) => OBSERVABLE.test(token) || token === '.');
  return observables.length >= MOSTLY * tokens.length;
}
