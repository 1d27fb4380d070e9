// Files, registry, agents, mutexes and pipes; each line is a hit.
import * as app from '../formats/app.mjs';
import * as cloudtrail from '../formats/cloudtrail.mjs';
import * as csv from '../formats/csv.mjs';
import * as edr from '../formats/edr.mjs';
import * as eve from '../formats/eve.mjs';
import * as windows from '../formats/windows.mjs';
import * as zeek from '../formats/zeek-tsv.mjs';
import { json } from '../world.mjs';
import { AGENT, KEY, only, UNIX_PATH, WINDOWS_PATH } from './places.mjs';

const SID = 'S-1-5-21-3623811015-3361044348-30300820-1013';
const local = (v, hive) => v.replace('HKEY_LOCAL_MACHINE', hive);
const user = (v, hive) => v.replace('HKEY_CURRENT_USER', hive);
const escaped = (text) => json(text).replaceAll('/', '\\/');
const swapped = (text) =>
  text.replace(/\p{L}/gu, (letter, at) => (at % 2 ? letter.toUpperCase() : letter.toLowerCase()));
const names = ['fileName', 'fileNameSpaced'];
const FILE_TEXT = { app: (w, v) => app.pairs(w, { text: `quarantined ${v}` }) };
const PIPE = {
  edr: (w, v) => edr.object(w, { type: 'File', name: v }),
  app: (w, v) => app.pairs(w, { pair: `pipe="${v}"` }),
};

export const MACHINE = [
  {
    form: 'file name: in a Windows path',
    pool: ['fileName'],
    places: WINDOWS_PATH,
    show: (v, k) => `C:\\Users\\Public\\Downloads\\d${k}\\${v}`,
  },
  {
    form: 'file name: in a Unix path',
    pool: ['fileName'],
    places: UNIX_PATH,
    show: (v, k) => `/srv/share/d${k}/${v}`,
  },
  {
    form: 'file name: alone',
    pool: ['fileName'],
    places: {
      'zeek-files': (w, v) => zeek.files(w, { name: v }),
      'zeek-http': (w, v) => zeek.http(w, { file: v }),
      app: (w, v) => app.pairs(w, { pair: `attachment="${v}"` }),
    },
  },
  {
    form: 'file name: other case',
    pool: ['fileName'],
    places: WINDOWS_PATH,
    show: (v, k) => `C:\\Temp\\${k}\\${swapped(v)}`,
  },
  {
    form: 'file name: with spaces',
    pool: ['fileNameSpaced'],
    places: WINDOWS_PATH,
    show: (v) => `C:\\Users\\Public\\Documents\\${v}`,
  },
  {
    form: 'file name: in a quoted command line',
    pool: names,
    places: {
      windows: (w, v) => windows.process(w, { commandLine: v }),
      edr: (w, v) => edr.process(w, { commandLine: v }),
    },
    show: (v, k) => `"C:\\Users\\Public\\${v}" /i ${k}`,
  },
  { form: 'Windows path: in JSON', pool: ['winPath'], places: WINDOWS_PATH },
  { form: 'Windows path: in text', pool: ['winPath'], places: FILE_TEXT },
  { form: 'Windows path: other case', pool: ['winPath'], places: WINDOWS_PATH, show: swapped },
  {
    form: 'Windows path: in a quoted command line',
    pool: ['winPath'],
    places: { windows: (w, v) => windows.process(w, { commandLine: v }) },
    show: (v, k) => `cmd.exe /c "${v}" -p ${k}`,
  },
  { form: 'Unix path: plain', pool: ['unixPath'], places: UNIX_PATH },
  {
    form: 'Unix path: JSON-escaped',
    pool: ['unixPath'],
    places: { edr: (w, v) => edr.file(w, { rawPath: v }) },
    show: escaped,
  },
  { form: 'registry: HKLM', pool: ['regLocal'], places: KEY, show: (v) => local(v, 'HKLM') },
  { form: 'registry: hive in full', pool: ['regLocal', 'regUser'], places: KEY },
  {
    form: 'registry: \\REGISTRY\\MACHINE',
    pool: ['regLocal'],
    places: KEY,
    show: (v) => local(v, '\\REGISTRY\\MACHINE'),
  },
  { form: 'registry: other case', pool: ['regLocal'], places: KEY, show: (v) => swapped(local(v, 'HKLM')) },
  {
    form: 'registry: in text',
    pool: ['regLocal'],
    places: { app: (w, v) => app.pairs(w, { text: `changed ${v}` }) },
    show: (v, k) => (k % 2 ? v : local(v, 'HKLM')),
  },
  { form: 'registry: HKCU', pool: ['regUser'], places: KEY, show: (v) => user(v, 'HKCU') },
  {
    form: 'registry: HKU and the user’s SID',
    pool: ['regUser'],
    places: KEY,
    show: (v) => user(v, `HKU\\${SID}`),
  },
  {
    form: 'registry: \\REGISTRY\\USER and the user’s SID',
    pool: ['regUser'],
    places: KEY,
    show: (v) => user(v, `\\REGISTRY\\USER\\${SID}`),
  },
  {
    form: 'user agent: plain',
    pool: ['userAgent'],
    places: { ...AGENT, csv: (w, v) => csv.line(w, { agent: v }) },
  },
  {
    form: 'user agent: JSON-escaped',
    pool: ['userAgent'],
    places: { eve: (w, v) => eve.http(w, { rawAgent: v }) },
    show: escaped,
  },
  {
    form: 'user agent: in CloudTrail',
    pool: ['userAgent'],
    places: { cloudtrail: (w, v) => cloudtrail.event(w, { agent: v }) },
    show: (v, k) => (k % 2 ? v : `[${v}]`),
  },
  { form: 'mutex: in JSON', pool: ['mutex'], places: { edr: (w, v) => edr.object(w, { name: v }) } },
  {
    form: 'mutex: in text',
    pool: ['mutex'],
    places: { app: (w, v) => app.pairs(w, { pair: `mutex="${v}"` }) },
  },
  {
    form: 'named pipe: as Sysmon writes it',
    pool: ['pipe'],
    places: only({ windows: (w, v) => windows.pipeCreated(w, { pipe: v }) }, 'windows'),
    show: (v) => v.replace('\\\\.\\pipe', ''),
  },
  { form: 'named pipe: \\\\.\\pipe\\', pool: ['pipe'], places: PIPE },
];
