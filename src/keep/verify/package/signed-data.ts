import { type JsonObject, textOf } from '../strict-json.ts';

/** The `signedData` of wacz-auth 0.1.0, in either of its two formats. */
export interface SignedData {
  readonly hash: string;
  readonly created: string;
  readonly signature: string;
  readonly publicKey: string | undefined;
  readonly domain: string | undefined;
  readonly domainCert: string | undefined;
  readonly crossSignedCert: string | undefined;
  readonly timeSignature: string | undefined;
  readonly timestampCert: string | undefined;
}

const NEEDED = ['hash', 'created', 'software', 'signature'] as const;
const OF_A_DOMAIN = ['domain', 'domainCert', 'timeSignature', 'timestampCert'] as const;
// "MUST not contain any property that is not listed in either signature format"
const ALLOWED: ReadonlySet<string> = new Set([
  ...NEEDED,
  ...OF_A_DOMAIN,
  'version',
  'publicKey',
  'crossSignedCert',
]);

/** @returns in words why it is none of the two formats, else its fields */
export function parseSignedData(json: JsonObject): SignedData | string {
  for (const [name, value] of Object.entries(json)) {
    if (!ALLOWED.has(name)) return `the signed data has a field that the format has not: ${name}`;
    // Some tools write the optional fields they do not use as null.
    if (typeof value !== 'string' && !(value === null && !NEEDED.includes(name as (typeof NEEDED)[number])))
      return `the signed data has a ${name} that is no text`;
  }
  const missing = NEEDED.find((name) => (textOf(json, name) ?? '') === '');
  if (missing !== undefined) return `the signed data has no ${missing}`;
  const [publicKey, domain, domainCert] = ['publicKey', 'domain', 'domainCert'].map((name) =>
    textOf(json, name),
  );
  if (publicKey === undefined) {
    const without = OF_A_DOMAIN.find((name) => textOf(json, name) === undefined);
    if (without !== undefined) return `the signed data has neither a publicKey nor a ${without}`;
  }
  if (publicKey !== undefined && (domain !== undefined || domainCert !== undefined))
    return 'the signed data is of both formats at once';
  return {
    hash: textOf(json, 'hash') ?? '',
    created: textOf(json, 'created') ?? '',
    signature: textOf(json, 'signature') ?? '',
    publicKey,
    domain,
    domainCert,
    crossSignedCert: textOf(json, 'crossSignedCert'),
    timeSignature: textOf(json, 'timeSignature'),
    timestampCert: textOf(json, 'timestampCert'),
  };
}
