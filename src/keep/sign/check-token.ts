import { createHash, verify, type X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import type { Attribute, IssuerAndSerialNumber, SignerInfo } from 'pkijs';
import { chainToRoot, issuedBy, validAt } from './certificate-chain.ts';
import { SHA256_OID } from './timestamp-request.ts';
import type { TimestampToken } from './timestamp-token.ts';

export interface TrustedTime {
  /** The signer's certificate and those above it that are known, PEM. */
  readonly chain: string;
  readonly signer: X509Certificate;
  /** Whether the chain leads to one of the roots that were given; undefined where none was. */
  readonly trusted: boolean | undefined;
}

const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  [SHA256_OID]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/**
 * Whether a token is about this digest and was signed by the authority whose certificate it names
 * (RFC 3161, section 2.4.2; RFC 5652, section 5.4; RFC 5816).
 *
 * @param digest SHA-256 of what was to be stamped
 * @param known `extra` certificates that may be the signer's or stand above it, and trusted `roots`
 * @returns in words what is wrong, else what is known of the signer
 */
export function checkToken(
  token: TimestampToken,
  digest: Buffer,
  known: { readonly extra: readonly X509Certificate[]; readonly roots: readonly X509Certificate[] },
): TrustedTime | string {
  if (token.imprint.algorithm !== SHA256_OID || !token.imprint.digest.equals(digest))
    return 'the timestamp is of something else';
  const certificates = [...token.certificates, ...known.extra];
  const signer = certificates.find((candidate) => isSigner(candidate, token.signer));
  if (signer === undefined) return 'the certificate of the time-stamping authority is missing';
  try {
    const wrong = signatureFault(token, signer);
    if (wrong !== undefined) return wrong;
  } catch {
    return 'the timestamp is malformed';
  }
  if (!(signer.keyUsage ?? []).includes(TIME_STAMPING)) return 'the signer is no time-stamping authority';
  const at = Date.parse(token.at);
  if (!validAt(signer, at)) return 'the certificate of the time-stamping authority was not valid then';
  const trusted =
    known.roots.length === 0 ? undefined : chainToRoot(signer, certificates, known.roots, at) !== undefined;
  return { chain: pemAbove(signer, certificates), signer, trusted };
}

function isSigner(certificate: X509Certificate, { sid }: SignerInfo): boolean {
  // Issuer and serial number; a key identifier instead is not used by authorities in practice.
  const serial = (sid as IssuerAndSerialNumber).serialNumber;
  if (serial === undefined) return false;
  const hex = Buffer.from(serial.valueBlock.valueHexView).toString('hex');
  return BigInt(`0x${hex || '0'}`) === BigInt(`0x${certificate.serialNumber}`);
}

function signatureFault(token: TimestampToken, certificate: X509Certificate): string | undefined {
  const { signer } = token;
  const hash = HASHES[signer.digestAlgorithm.algorithmId];
  if (hash === undefined) return 'the timestamp uses an unknown hash';
  const attributes = signer.signedAttrs;
  if (attributes === undefined) return 'the timestamp has no signed attributes';
  const values = new Map(
    attributes.attributes.map((attribute: Attribute) => [attribute.type, attribute.values[0]]),
  );
  const type = values.get(CONTENT_TYPE);
  if (!(type instanceof asn1js.ObjectIdentifier) || type.getValue() !== token.contentType)
    return 'the timestamp signs another type of content';
  const stated = values.get(MESSAGE_DIGEST);
  const content = createHash(hash).update(token.content).digest();
  if (!(stated instanceof asn1js.OctetString) || !content.equals(Buffer.from(stated.valueBlock.valueHexView)))
    return 'the signed time was changed';
  if (!namesCertificate(values, certificate)) return 'the timestamp names another certificate';
  // What is signed is the attributes as a SET (RFC 5652, section 5.4), whatever tag they travel under.
  const signed = Buffer.from(attributes.encodedValue);
  signed[0] = 0x31;
  const signature = Buffer.from(signer.signature.valueBlock.valueHexView);
  return verify(hash, signed, certificate.publicKey, signature)
    ? undefined
    : 'the signature of the timestamp is wrong';
}

/** ESSCertID (SHA-1) or ESSCertIDv2 (SHA-256 unless told): the certificate's hash, inside the signature. */
function namesCertificate(values: ReadonlyMap<string, unknown>, certificate: X509Certificate): boolean {
  const v2 = values.get(SIGNING_CERTIFICATE_V2);
  const attribute = v2 ?? values.get(SIGNING_CERTIFICATE);
  const identifier = firstOf(firstOf(attribute));
  if (!(identifier instanceof asn1js.Sequence)) return false;
  const [first, second] = identifier.valueBlock.value;
  const chosen = first instanceof asn1js.Sequence ? firstOf(first) : undefined;
  const algorithm =
    chosen instanceof asn1js.ObjectIdentifier
      ? HASHES[chosen.getValue()]
      : v2 === undefined
        ? 'sha1'
        : 'sha256';
  const stated = chosen === undefined ? first : second;
  if (algorithm === undefined || !(stated instanceof asn1js.OctetString)) return false;
  const digest = createHash(algorithm).update(certificate.raw).digest();
  return digest.equals(Buffer.from(stated.valueBlock.valueHexView));
}

function firstOf(value: unknown): unknown {
  return value instanceof asn1js.Sequence ? value.valueBlock.value[0] : undefined;
}

function pemAbove(signer: X509Certificate, certificates: readonly X509Certificate[]): string {
  const chain = [signer];
  for (let last: X509Certificate | undefined = signer; last !== undefined; ) {
    const below: X509Certificate = last;
    last = certificates.find((candidate) => !chain.includes(candidate) && issuedBy(below, candidate));
    if (last !== undefined) chain.push(last);
  }
  return chain.map(String).join('');
}
