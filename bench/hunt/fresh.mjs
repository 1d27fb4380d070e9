// Makers of indicator values, one per type, in the form a report reader keeps them (docs/explanation/observables.md):
// hosts, hashes and e-mail in lower case, IPv6 as RFC 5952, hives in full, single backslashes.
import { domainToASCII } from 'node:url';
import { isPublicBlock, reserved } from './values.mjs';
import { coined, FIRST_NAMES, TLDS, WORDS } from './words.mjs';

const LETTERS = [...'äöüéèçñåøłžı'].slice(0, 11);
const DIGITS = '0123456789abcdef';

/** @param {'planted' | 'listed'} purpose decides in which /16 blocks addresses lie */
export function makers(r, purpose) {
  const blocks = [];
  for (let first = 1; first < 224; first++)
    for (let second = 1; second < 256; second++)
      if (isPublicBlock(first, second) && reserved(first, second) === purpose)
        blocks.push(`${first}.${second}`);
  // Networks and single addresses keep apart, so that one address is named by one indicator.
  const single = blocks.filter((_, k) => k % 4 !== 0);
  const wide = blocks.filter((_, k) => k % 4 === 0);
  const prefix6 = purpose === 'planted' ? '2c0e' : '2c0d';
  const hex = (digits) => Array.from({ length: digits }, () => DIGITS[r.int(16)]).join('');
  const group = () => (1 + r.int(65_535)).toString(16);
  const hash = (digits) => hex(digits - 1) + DIGITS[1 + 2 * r.int(8)];
  const label = () =>
    `${coined(r)}${r.pick(['', '-', ''])}${r.pick(WORDS)}${r.chance(0.2) ? r.int(100) : ''}`;
  const domain = (tld = r.pick(TLDS)) => `${label()}.${tld}`;
  const program = (endings = ['exe', 'dll', 'ps1', 'scr', 'js', 'hta', 'lnk']) =>
    `${coined(r)}${r.pick(['', '_', ''])}${r.pick(WORDS)}.${r.pick(endings)}`;
  const net = (prefix, block) => {
    const [, second] = block.split('.');
    if (second === undefined) throw new Error(block);
    const start = (r.int(65_536) >>> (32 - prefix)) << (32 - prefix);
    return `${block}.${(start >> 8) & 255}.${start & 255}/${prefix}`;
  };
  const path = () =>
    `/${r.pick(WORDS)}/${coined(r)}${r.pick(['.php', '.zip', '/index.html', '.aspx', '.bin'])}${r.chance(0.25) ? `?id=${r.int(9999)}&k=${hex(6)}` : ''}`;
  const ipv4 = () => `${r.pick(single)}.${r.int(256)}.${r.between(1, 254)}`;
  return {
    domain: () => (r.chance(0.25) ? `${r.pick(WORDS)}.${domain()}` : domain()),
    /** a name of two labels, so that what stands before or behind it is surely another name */
    domainCom: () => domain('com'),
    idn: () => {
      const name = coined(r);
      const at = 1 + r.int(name.length - 1);
      return `${name.slice(0, at)}${r.pick(LETTERS)}${name.slice(at)}${r.pick(WORDS)}.${r.pick(['com', 'de', 'net', 'org', 'fr'])}`;
    },
    ipv4,
    net4: () => net(r.pick([20, 22, 23, 24, 25, 27, 28, 29]), r.pick(wide)),
    ipv6: () =>
      `${prefix6}:${group()}:${1 + r.int(9)}${hex(3)}::${r.chance(0.5) ? `${group()}:` : ''}${group()}`,
    net6: () => `${prefix6}:${group()}:${1 + r.int(9)}${hex(3)}:f${hex(3)}::/64`,
    url: () =>
      `http://${r.chance(0.8) ? domain() : ipv4()}${r.chance(0.15) ? `:${r.between(8000, 9000)}` : ''}${path()}`,
    /** for splitting into host and path: no port, which logs keep elsewhere */
    urlPlain: () => `http://${r.chance(0.85) ? domain() : ipv4()}${path()}`,
    email: () => `${r.pick(FIRST_NAMES)}.${coined(r)}@${domain()}`,
    md5: () => hash(32),
    sha1: () => hash(40),
    sha256: () => hash(64),
    sha512: () => hash(128),
    ja3: () => hash(32),
    fileName: () => program(),
    fileNameSpaced: () =>
      `${coined(r)} ${r.pick(WORDS)} ${coined(r)} ${2020 + r.int(6)}.${r.pick(['pdf.exe', 'docm', 'zip', 'iso'])}`,
    winPath: () =>
      r.pick([
        () => `C:\\ProgramData\\${coined(r)}\\${coined(r)}.exe`,
        () => `C:\\Users\\Public\\${r.pick(WORDS)} ${coined(r)}\\${program(['dll', 'exe'])}`,
        () => `C:\\Windows\\Temp\\${coined(r)}${hex(4)}.tmp`,
        () => `C:\\Windows\\Tasks\\${coined(r)}.job`,
      ])(),
    unixPath: () =>
      `${r.pick(['/usr/local/bin/', '/var/tmp/.', '/etc/cron.d/', '/dev/shm/.', '/opt/'])}${coined(r)}/${coined(r)}${r.pick(['', '.so', '.sh', '.elf'])}`,
    regLocal: () =>
      `HKEY_LOCAL_MACHINE\\SOFTWARE\\${r.pick(['Microsoft\\Windows\\CurrentVersion\\Run', 'Classes\\CLSID', 'Northwind'])}\\${coined(r)}${r.pick(WORDS)}`,
    regUser: () => `HKEY_CURRENT_USER\\Software\\${coined(r)}\\${r.pick(WORDS)}${coined(r)}`,
    userAgent: () =>
      r.pick([
        () => `Mozilla/4.0 (compatible; MSIE ${r.between(6, 8)}.0; ${coined(r)} NT 5.${r.int(3)}; ${hex(6)})`,
        () => `${coined(r)}-agent/${r.between(1, 9)}.${r.between(1, 99)}`,
        () =>
          `Mozilla/5.0 (Windows NT 6.1; ${coined(r)}) ${coined(r)}/${r.between(1, 9)}.${r.between(10, 99)}`,
      ])(),
    mutex: () =>
      `${r.pick(['Global\\', 'Local\\', 'Global\\'])}${coined(r)}${r.pick(['-', '_', ''])}${hex(8)}`,
    pipe: () => `\\\\.\\pipe\\${coined(r)}${r.pick(['-', '_', ''])}${hex(4)}`,
    punycode: (unicode) => domainToASCII(unicode),
  };
}
