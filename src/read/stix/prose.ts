/** Properties of STIX objects that are prose (STIX 2.1), in whose sentences things may be said. */
export const PROSE: ReadonlySet<string> = new Set([
  'description',
  'abstract',
  'content',
  'explanation',
  'statement',
  'objective',
  'body',
]);
