import { X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { type Certificate, ContentInfo, SignedData, type SignerInfo, TimeStampResp, TSTInfo } from 'pkijs';
import { type UtcInstant, utcInstant } from '../../model/index.ts';

/** A time-stamp token (RFC 3161), parsed and not yet believed. */
export interface TimestampToken {
  /** genTime. */
  readonly at: UtcInstant;
  readonly imprint: { readonly algorithm: string; readonly digest: Buffer };
  /** Big-endian, without the sign byte DER may put in front. */
  readonly nonce: Buffer | undefined;
  /** The TSTInfo as it was signed. */
  readonly content: Buffer;
  readonly contentType: string;
  readonly signer: SignerInfo;
  readonly certificates: readonly X509Certificate[];
}

const MOST_BYTES = 256 * 1024;
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/**
 * @param der a TimeStampResp, as wacz-auth stores it, or the bare token
 * @returns the token, or in words why it is none
 */
export function readToken(der: Uint8Array): TimestampToken | string {
  if (der.length > MOST_BYTES) return 'the token is too long';
  try {
    return parse(der);
  } catch {
    // asn1js and pkijs throw on malformed input, each in its own words; all mean the same here.
    return 'the answer is no RFC 3161 token';
  }
}

function parse(der: Uint8Array): TimestampToken | string {
  const root = asn1js.fromBER(new Uint8Array(der).buffer);
  if (root.offset !== der.length) return 'the answer is no RFC 3161 token';
  const info = contentInfo(root.result);
  if (typeof info === 'string') return info;
  if (info.contentType !== SIGNED_DATA) return 'the token is not signed';
  const signed = new SignedData({ schema: info.content });
  const content = signed.encapContentInfo.eContent;
  const contentType = signed.encapContentInfo.eContentType;
  if (contentType !== TST_INFO || content === undefined) return 'the token holds no time';
  const [signer, ...more] = signed.signerInfos;
  if (signer === undefined || more.length > 0) return 'the token has not one signer';
  const bytes = Buffer.from(content.getValue());
  const inner = asn1js.fromBER(new Uint8Array(bytes).buffer);
  if (inner.offset !== bytes.length) return 'the token holds no time';
  const tst = new TSTInfo({ schema: inner.result });
  return {
    at: utcInstant(tst.genTime.getTime()),
    imprint: {
      algorithm: tst.messageImprint.hashAlgorithm.algorithmId,
      digest: Buffer.from(tst.messageImprint.hashedMessage.valueBlock.valueHexView),
    },
    nonce: tst.nonce === undefined ? undefined : unsigned(Buffer.from(tst.nonce.valueBlock.valueHexView)),
    content: bytes,
    contentType,
    signer,
    certificates: (signed.certificates ?? []).flatMap((entry) =>
      'tbsView' in entry ? [nodeCertificate(entry as Certificate)] : [],
    ),
  };
}

function contentInfo(root: asn1js.AsnType): ContentInfo | string {
  // A response starts with its status, a SEQUENCE; a bare token with its type, an OBJECT IDENTIFIER.
  if (!(root instanceof asn1js.Sequence)) return 'the answer is no RFC 3161 token';
  if (root.valueBlock.value[0] instanceof asn1js.ObjectIdentifier) return new ContentInfo({ schema: root });
  const response = new TimeStampResp({ schema: root });
  const status = Number(response.status.status);
  if (status > 1) return `the authority refused (status ${status})`;
  return response.timeStampToken ?? 'the authority sent no token';
}

function nodeCertificate(certificate: Certificate): X509Certificate {
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER()));
}

function unsigned(integer: Buffer): Buffer {
  let start = 0;
  while (start < integer.length - 1 && integer[start] === 0) start += 1;
  return integer.subarray(start);
}
