// Digests and TLS fingerprints; each line is a hit.
import * as app from '../formats/app.mjs';
import * as csv from '../formats/csv.mjs';
import * as edr from '../formats/edr.mjs';
import * as eve from '../formats/eve.mjs';
import * as windows from '../formats/windows.mjs';
import { hashList } from '../formats/windows.mjs';
import * as zeekJson from '../formats/zeek-json.mjs';
import * as zeek from '../formats/zeek-tsv.mjs';
import { digest } from './places.mjs';

const upper = (v) => v.toUpperCase();
const sysmon = (kind) => ({ windows: (w, v) => windows.process(w, { hashes: hashList(w, { [kind]: v }) }) });
const LONG = {
  edr: (w, v) => edr.file(w, { sha512: v }),
  app: (w, v) => app.pairs(w, { pair: `sha512=${v}` }),
};
const JA3 = {
  eve: (w, v) => eve.tls(w, { ja3: v }),
  'zeek-ssl': (w, v) => zeek.ssl(w, { ja3: v }),
  'zeek-json': (w, v) => zeekJson.ssl(w, { ja3: v }),
};

export const HASHES = [
  { form: 'MD5: lower case', pool: ['md5'], places: digest('md5') },
  { form: 'MD5: upper case', pool: ['md5'], places: digest('md5'), show: upper },
  { form: 'MD5: in Sysmon’s list', pool: ['md5'], places: sysmon('md5'), show: upper },
  { form: 'SHA-1: lower case', pool: ['sha1'], places: digest('sha1') },
  { form: 'SHA-1: upper case', pool: ['sha1'], places: digest('sha1'), show: upper },
  { form: 'SHA-1: first in Sysmon’s list', pool: ['sha1'], places: sysmon('sha1'), show: upper },
  { form: 'SHA-256: lower case', pool: ['sha256'], places: digest('sha256') },
  {
    form: 'SHA-256: mixed case',
    pool: ['sha256'],
    places: digest('sha256'),
    show: (v) => v.slice(0, 31).toUpperCase() + v.slice(31),
  },
  { form: 'SHA-256: in Sysmon’s list', pool: ['sha256'], places: sysmon('sha256'), show: upper },
  {
    form: 'SHA-256: with a prefix',
    pool: ['sha256'],
    note: 'sha256:…, as containers are named',
    places: { app: (w, v) => app.pairs(w, { text: `pulled registry/app@${v} ok` }) },
    show: (v) => `sha256:${v}`,
  },
  {
    form: 'SHA-256: last before CR LF',
    pool: ['sha256'],
    places: { csv: (w, v) => csv.line(w, { sha256: v }) },
  },
  { form: 'SHA-512: lower case', pool: ['sha512'], places: LONG },
  { form: 'SHA-512: upper case', pool: ['sha512'], places: LONG, show: upper },
  { form: 'JA3', pool: ['ja3'], places: JA3 },
];
