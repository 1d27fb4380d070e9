import { createHash } from 'node:crypto';
import type { UtcInstant } from '../../../model/index.ts';
import { parseChain } from '../../sign/certificate-chain.ts';
import { base64, type Trust } from './check-signature.ts';
import type { SignedData } from './signed-data.ts';

export interface OutsideTime {
  readonly at: UtcInstant;
  /** The authority's name as its certificate has it. */
  readonly authority: string;
  /** Whether its certificate leads to a root that was given; undefined where none was. */
  readonly trusted: boolean | undefined;
}

/** wacz-auth 0.1.0, domain validation, step 7. */
const MOST_APART_MS = 10 * 60 * 1000;

/** @returns in words what is wrong, undefined where there is no timestamp, else the outside time */
export async function checkTimestamp(
  signed: SignedData,
  trust: Trust,
): Promise<OutsideTime | string | undefined> {
  if (signed.timeSignature === undefined)
    return signed.timestampCert === undefined
      ? undefined
      : 'the certificate of an authority is there and its timestamp is not';
  const [{ readToken }, { checkToken }] = await Promise.all([
    import('../../sign/timestamp-token.ts'),
    import('../../sign/check-token.ts'),
  ]);
  const der = base64(signed.timeSignature);
  if (der === undefined) return 'the timestamp is not base64';
  const token = readToken(der);
  if (typeof token === 'string') return `the timestamp cannot be read: ${token}`;
  const extra = signed.timestampCert === undefined ? [] : parseChain(signed.timestampCert);
  if (extra === undefined) return 'the certificate of the time-stamping authority is none';
  const digest = createHash('sha256').update(signed.signature).digest();
  const checked = checkToken(token, digest, { extra, roots: trust.timestampRoots });
  if (typeof checked === 'string') return checked;
  if (extra[0] !== undefined && extra[0].fingerprint256 !== checked.signer.fingerprint256)
    return 'the timestamp was not signed by the certificate that comes with it';
  if (checked.trusted === false) return 'the time-stamping authority leads to no root that was given';
  const apart = Math.abs(Date.parse(token.at) - Date.parse(signed.created));
  if (!(apart <= MOST_APART_MS))
    return `it says it was signed at ${signed.created}, and the authority says ${token.at}`;
  const authority = /(?:^|\n)(?:CN|O)=([^\n]*)/.exec(checked.signer.subject)?.[1] ?? 'unnamed';
  return { at: token.at, authority, trusted: checked.trusted };
}
