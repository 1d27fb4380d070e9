import { X509Certificate } from 'node:crypto';

// A chain in use has three or four certificates; more is somebody's game.
const MOST_CERTIFICATES = 16;
const PEM = /-----BEGIN CERTIFICATE-----[^-]{1,20000}-----END CERTIFICATE-----/g;

/** The certificates of a PEM text in order; undefined where there is none or one does not parse. */
export function parseChain(pem: string): X509Certificate[] | undefined {
  const blocks = pem.match(PEM) ?? [];
  if (blocks.length === 0 || blocks.length > MOST_CERTIFICATES) return undefined;
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return undefined;
  }
}

export function issuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/** @param at ms since the epoch, UTC */
export function validAt(certificate: X509Certificate, at: number): boolean {
  return Date.parse(certificate.validFrom) <= at && at <= Date.parse(certificate.validTo);
}

/**
 * The way from a certificate to one of the trusted roots, through the given others, each signed by
 * the next and valid at that time; undefined where there is none (RFC 5280, section 6, without
 * revocation and name constraints).
 */
export function chainToRoot(
  leaf: X509Certificate,
  others: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  at: number,
): readonly X509Certificate[] | undefined {
  const chain = [leaf];
  for (let last = leaf; chain.length <= MOST_CERTIFICATES && validAt(last, at); ) {
    if (roots.some((root) => root.fingerprint256 === last.fingerprint256)) return chain;
    const root = roots.find((candidate) => validAt(candidate, at) && issuedBy(last, candidate));
    if (root !== undefined) return [...chain, root];
    const next = others.find((other) => !chain.includes(other) && issuedBy(last, other));
    if (next === undefined) return undefined;
    chain.push(next);
    last = next;
  }
  return undefined;
}
