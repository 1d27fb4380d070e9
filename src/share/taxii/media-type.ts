/** What a TAXII 2.1 server and its clients send each other (OASIS Standard, 10 June 2021, 1.6.8). */
export const TAXII_TYPE = 'application/taxii+json;version=2.1';
/** What the objects are (STIX 2.1). */
export const STIX_TYPE = 'application/stix+json;version=2.1';

/** UTF-16 code units of a header that are looked at. */
const LONGEST = 2_000;

/**
 * Whether an `Accept` header has TAXII 2.1 among what it takes. A version that is not said is the latest; anything
 * but TAXII, wildcards too, says that somebody did not mean to ask a TAXII server.
 */
export function acceptsTaxii(header: string | undefined): boolean {
  return (header ?? '').slice(0, LONGEST).split(',').some(isTaxii);
}

/** Whether a body is said to be TAXII 2.1. */
export function isTaxii(type: string | undefined): boolean {
  const [name = '', ...parameters] = (type ?? '')
    .slice(0, LONGEST)
    .split(';')
    .map((part) => part.trim());
  if (name.toLowerCase() !== 'application/taxii+json') return false;
  const said = new Map(parameters.map(parameterOf));
  const version = said.get('version');
  return (version === undefined || version === '2.1') && !/^0(?:\.0{0,3})?$/u.test(said.get('q') ?? '1');
}

function parameterOf(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals < 0) return [text.toLowerCase(), ''];
  const value = text.slice(equals + 1).trim();
  return [text.slice(0, equals).trim().toLowerCase(), value.replace(/^"([^"]*)"$/u, '$1')];
}
