import { createHash, createPublicKey, type KeyObject, verify, type X509Certificate } from 'node:crypto';
import { chainToRoot, issuedBy, parseChain, validAt } from '../../sign/certificate-chain.ts';
import type { SignedData } from './signed-data.ts';

/** Who signed, as far as the archive itself can say. */
export type SignedBy =
  | { readonly kind: 'key'; readonly isOwn: boolean; readonly fingerprint: string }
  | { readonly kind: 'domain'; readonly domain: string; readonly fingerprint: string };

export interface Trust {
  /** Public keys of this desk: SubjectPublicKeyInfo, DER, base64. */
  readonly ownKeys: readonly string[];
  /** Roots a domain's certificate may lead to; there are many, and few archives need them. */
  readonly domainRoots: () => readonly X509Certificate[];
  /** Roots an authority's certificate must lead to; where there are none it is not checked. */
  readonly timestampRoots: readonly X509Certificate[];
}

/** @returns in words what is wrong, else who signed (wacz-auth 0.1.0, verification) */
export function checkSignature(signed: SignedData, trust: Trust): SignedBy | string {
  return signed.publicKey === undefined
    ? checkDomain(signed, trust)
    : checkKey(signed, signed.publicKey, trust);
}

function checkKey(signed: SignedData, publicKey: string, trust: Trust): SignedBy | string {
  const der = base64(publicKey);
  if (der === undefined) return 'the public key is not base64';
  let key: KeyObject;
  try {
    key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    return 'the public key is none';
  }
  // What follows the key in its field would give one key many texts.
  if (!key.export({ format: 'der', type: 'spki' }).equals(der))
    return 'the public key is not written as it should be';
  if (key.asymmetricKeyType !== 'ec') return 'the public key is not an ECDSA key';
  if (!signs(signed, key)) return 'the signature is not one of the hash by the key it names';
  const isOwn = trust.ownKeys.some((own) => base64(own)?.equals(der) === true);
  return { kind: 'key', isOwn, fingerprint: createHash('sha256').update(der).digest('hex') };
}

function checkDomain(signed: SignedData, trust: Trust): SignedBy | string {
  const chain = parseChain(signed.domainCert ?? '');
  const [leaf] = chain ?? [];
  if (chain === undefined || leaf === undefined) return 'the certificate of the domain is none';
  if (!signs(signed, leaf.publicKey))
    return 'the signature is not one of the hash by the certificate of the domain';
  const domain = signed.domain ?? '';
  if (leaf.checkHost(domain, { subject: 'always', wildcards: false }) === undefined)
    return `the certificate is not one of the domain ${domain}`;
  const at = Date.parse(signed.created);
  if (Number.isNaN(at) || !validAt(leaf, at))
    return 'the certificate of the domain was not valid when it was signed';
  const broken = chain.findIndex((certificate, i) => {
    const issuer = chain[i + 1];
    return issuer !== undefined && !issuedBy(certificate, issuer);
  });
  if (broken >= 0) return 'the certificates of the domain are no chain';
  const crossed = checkCrossSigned(signed, leaf, trust, at);
  if (typeof crossed === 'string') return crossed;
  if (!crossed && chainToRoot(leaf, chain, trust.domainRoots(), at) === undefined)
    return `the certificate of the domain ${domain} leads to no root that is trusted here`;
  return { kind: 'domain', domain, fingerprint: leaf.fingerprint256.replaceAll(':', '').toLowerCase() };
}

/** @returns whether the other path leads to a trusted root; in words what is wrong with it */
function checkCrossSigned(
  signed: SignedData,
  leaf: X509Certificate,
  trust: Trust,
  at: number,
): boolean | string {
  if (signed.crossSignedCert === undefined) return false;
  const chain = parseChain(signed.crossSignedCert);
  const [crossed] = chain ?? [];
  if (chain === undefined || crossed === undefined) return 'the cross-signed certificate is none';
  const [one, other] = [crossed, leaf].map((each) => each.publicKey.export({ format: 'der', type: 'spki' }));
  if (one === undefined || other === undefined || !one.equals(other))
    return 'the cross-signed certificate is of another key';
  return chainToRoot(crossed, chain, trust.domainRoots(), at) !== undefined;
}

/** Browsers write r and s side by side, OpenSSL and authsign as DER; the specification names neither. */
function signs({ hash, signature }: SignedData, key: KeyObject): boolean {
  const bytes = base64(signature);
  if (bytes === undefined) return false;
  const data = Buffer.from(hash);
  try {
    if (verify('sha256', data, key, bytes)) return true;
    return (
      key.asymmetricKeyType === 'ec' && verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, bytes)
    );
  } catch {
    return false;
  }
}

/** Strict: what a lax decoder skips could hide in it. */
export function base64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : undefined;
}
