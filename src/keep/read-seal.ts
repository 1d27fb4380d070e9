import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** What an archive says of its signature; whether it holds is not looked at. */
export type WaczSeal =
  | { readonly state: 'unsigned' | 'unreadable' }
  | {
      readonly state: 'signed';
      readonly software?: string;
      readonly created?: string;
      /** SHA-256 of the public key, hexadecimal. */
      readonly fingerprint?: string;
      readonly domain?: string;
      /** An outside authority has signed the time, too. */
      readonly isTimestamped: boolean;
    };

/** Bytes of the file that carries the signature. */
const MOST = 256 * 1024;

/** Reads `datapackage-digest.json` (wacz-auth 0.1.0) of an archive. */
export async function readWaczSeal(path: string): Promise<WaczSeal> {
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      for await (const entry of zip.eachEntry()) {
        if (entry.fileName !== 'datapackage-digest.json' || entry.uncompressedSize > MOST) continue;
        return sealIn(JSON.parse((await buffer(await zip.openReadStreamPromise(entry))).toString('utf8')));
      }
      return { state: 'unsigned' };
    } finally {
      zip.close();
    }
  } catch {
    // It is missing, no ZIP or no JSON: `verify` says which.
    return { state: 'unreadable' };
  }
}

function sealIn(json: unknown): WaczSeal {
  const signed = json instanceof Object && 'signedData' in json ? json.signedData : undefined;
  if (!(signed instanceof Object)) return { state: 'unsigned' };
  const fields = signed as Readonly<Record<string, unknown>>;
  const text = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === 'string' && value.length < 4_096 ? value : undefined;
  };
  const [software, created, key, domain] = ['software', 'created', 'publicKey', 'domain'].map(text);
  return {
    state: 'signed',
    ...(software !== undefined && { software }),
    ...(created !== undefined && { created }),
    ...(key !== undefined && {
      fingerprint: createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex'),
    }),
    ...(domain !== undefined && { domain }),
    isTimestamped: 'timeSignature' in fields || 'timestampCert' in fields,
  };
}
