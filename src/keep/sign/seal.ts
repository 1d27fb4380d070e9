import { failed, ok, problem, type Result, type UtcInstant } from '../../model/index.ts';
import type { Seal } from '../archive/pack-wacz.ts';
import type { SealOptions, Signer } from './signer.ts';

/**
 * How an archive is sealed: an anonymous signature of wacz-auth 0.1.0 and, where an authority is
 * configured, its timestamp of that signature in the two fields the specification has for it. An
 * authority that fails costs the timestamp, not the archive. Problem: that of the signer.
 */
export async function sealer(
  options: SealOptions,
  archive: { readonly created: UtcInstant; readonly software: string },
): Promise<Result<Seal>> {
  const signer = await options.signer?.();
  if (signer === undefined) return ok(() => Promise.resolve(undefined));
  if (!signer.ok) return signer;
  return ok(async (hash) => {
    const signed = signedData(hash, signer.value, archive);
    return { ...signed, ...(await timestampFields(signed.signature, archive.created, options)) };
  });
}

function signedData(
  hash: string,
  signer: Signer,
  { created, software }: { readonly created: UtcInstant; readonly software: string },
): Readonly<Record<'hash' | 'created' | 'software' | 'publicKey' | 'signature', string>> {
  return { hash, created, software, publicKey: signer.publicKey, signature: signer.sign(hash) };
}

async function timestampFields(
  signature: string,
  created: UtcInstant,
  { timestampUrl, onProblem }: SealOptions,
): Promise<Readonly<Record<string, string>>> {
  if (timestampUrl === undefined) return {};
  // ASN.1 is loaded only where somebody asks for it.
  const { requestTimestamp } = await import('./request-timestamp.ts');
  const stamped = await requestTimestamp(signature, timestampUrl);
  const refusal = stamped.ok ? tooFar(stamped.value.at, created, timestampUrl) : stamped;
  if (!refusal.ok) {
    onProblem?.({ ...refusal.problem, hint: 'The copy is kept, signed, without a timestamp.' });
    return {};
  }
  return stamped.ok ? { timeSignature: stamped.value.response, timestampCert: stamped.value.chain } : {};
}

/** wacz-auth 0.1.0, domain validation, step 7: the two times lie within ten minutes. */
export const MOST_APART_MS: number = 10 * 60 * 1000;

function tooFar(at: UtcInstant, created: UtcInstant, where: string): Result<undefined> {
  if (Math.abs(Date.parse(at) - Date.parse(created)) <= MOST_APART_MS) return ok(undefined);
  const message = `the time-stamping authority says it is ${at}, and this computer's clock said ${created}`;
  return failed(problem('timestamp-failed', message, { where }));
}
