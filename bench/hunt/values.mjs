// The background: a company of two thousand machines and what they talk to. Every value a background line
// may hold comes from a pool here, or is random in a space no indicator lies in (see `reserved`).
import { zipf } from './random.mjs';
import { coined, FIRST_NAMES, LAST_NAMES, TLDS, WORDS } from './words.mjs';

const SUBDOMAINS = ['www', 'api', 'cdn', 'static', 'mail', 'img', 'login', 'assets', 'edge', 'telemetry'];
const EXTENSIONS = ['html', 'js', 'css', 'png', 'jpg', 'svg', 'json', 'woff2', 'php', 'aspx'];
const PROGRAMS = [
  'svchost.exe',
  'explorer.exe',
  'chrome.exe',
  'msedge.exe',
  'outlook.exe',
  'teams.exe',
  'powershell.exe',
  'cmd.exe',
  'conhost.exe',
  'services.exe',
  'lsass.exe',
  'winword.exe',
  'excel.exe',
  'taskhostw.exe',
  'rundll32.exe',
  'msiexec.exe',
  'wmiprvse.exe',
];
const WINDOWS_FOLDERS = [
  'C:\\Windows\\System32',
  'C:\\Program Files\\Google\\Chrome\\Application',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application',
  'C:\\Program Files\\Microsoft Office\\root\\Office16',
  'C:\\Windows\\SysWOW64',
  'C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.24090.11-0',
];
const KEYS = [
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\SecurityHealth',
  'HKLM\\System\\CurrentControlSet\\Services\\bam\\State\\UserSettings',
  'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\TaskCache\\Tasks',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\DisableAntiSpyware',
  'HKU\\S-1-5-21-1004336348-1177238915-682003330-1104\\Software\\Microsoft\\Office\\16.0\\Word\\Resiliency',
  'HKU\\S-1-5-21-1004336348-1177238915-682003330-1104\\Software\\Classes\\Local Settings\\MuiCache',
];
const MUTEXES = [
  'Global\\MsWinZonesCacheCounterMutexA',
  'Local\\ZoneAttributeCacheCounterMutex',
  'Global\\_MSIExecute',
];
const PIPES = ['\\lsass', '\\wkssvc', '\\srvsvc', '\\spoolss', '\\InitShutdown', '\\ntsvcs'];
const UNIX_PATHS = [
  '/usr/bin/python3',
  '/usr/sbin/cron',
  '/usr/lib/systemd/systemd',
  '/usr/bin/apt-get',
  '/opt/agent/bin/collector',
  '/usr/bin/rsync',
];

/** Four hexadecimal digits each, all 65,536. */
const HEX4 = Array.from({ length: 65_536 }, (_, k) => k.toString(16).padStart(4, '0'));

/**
 * May an indicator lie in this /16? One block of eight holds planted addresses, one of eight those that are
 * only listed; background addresses come from the other six.
 * @returns {'planted' | 'listed' | undefined}
 */
export function reserved(first, second) {
  const mark = (Math.imul(first * 256 + second + 1, 2654435761) >>> 0) >>> 29;
  return mark === 0 ? 'planted' : mark === 1 ? 'listed' : undefined;
}

/** Public addresses that are no private, loopback, link-local, shared, documentation or multicast ones. */
export function isPublicBlock(first, second) {
  if (first < 1 || first > 223 || [10, 127, 169, 100, 192, 198, 203].includes(first)) return false;
  return !(first === 172 && second >= 16 && second < 32) && second > 0;
}

/**
 * @param {Random} r
 * @returns {Pools} every value a background line may hold, and the parts random ones are made of
 */
export function pools(r) {
  const domains = unique(20_000, () => {
    const name = r.chance(0.5) ? `${r.pick(WORDS)}${r.chance(0.3) ? '-' : ''}${r.pick(WORDS)}` : coined(r);
    return `${name}${r.chance(0.15) ? r.int(100) : ''}.${r.pick(TLDS)}`;
  });
  const sites = domains.flatMap((domain) =>
    r.chance(0.5) ? [`${r.pick(SUBDOMAINS)}.${domain}`] : [domain, `${r.pick(SUBDOMAINS)}.${domain}`],
  );
  const servers = unique(30_000, () => publicAddress(r));
  const inside = unique(2_000, () => `10.${r.int(8)}.${r.int(250)}.${1 + r.int(250)}`);
  const servers6 = unique(
    4_000,
    () => `2a0${r.int(10)}:${hex(r, 3)}${1 + r.int(9)}:${hex(r, 4)}::${1 + r.int(9)}${hex(r, 3)}`,
  );
  const machines = unique(
    2_000,
    () => `${r.pick(['wks', 'srv', 'lap', 'dc', 'web', 'db'])}-${r.pick(WORDS)}-${r.int(1000)}`,
  );
  const users = unique(
    1_200,
    () => `${r.pick(FIRST_NAMES)}.${r.pick(LAST_NAMES)}${r.chance(0.3) ? r.int(100) : ''}`,
  );
  const paths = unique(8_000, () => {
    const depth = r.between(1, 4);
    const folders = Array.from({ length: depth }, () => r.pick(WORDS)).join('/');
    return `/${folders}/${r.pick(WORDS)}${r.int(100)}.${r.pick(EXTENSIONS)}`;
  });
  const agents = unique(300, () => userAgent(r));
  const images = unique(400, () =>
    r.chance(0.6)
      ? `${r.pick(WINDOWS_FOLDERS)}\\${r.pick(PROGRAMS)}`
      : `C:\\Users\\${r.pick(users)}\\AppData\\Local\\${coined(r)}\\${coined(r)}.exe`,
  );
  const documents = unique(
    2_000,
    () =>
      `${r.pick(WORDS)}_${r.pick(WORDS)}${r.int(1000)}.${r.pick(['pdf', 'docx', 'xlsx', 'zip', 'exe', 'dll'])}`,
  );
  const ja3 = unique(300, () => hash(r, 8));
  return {
    domains,
    sites,
    servers,
    servers6,
    inside,
    machines,
    users,
    paths,
    agents,
    images,
    documents,
    ja3,
    keys: KEYS,
    mutexes: MUTEXES,
    pipes: PIPES,
    unixPaths: UNIX_PATHS,
  };
}

/** A digest of the background: its last digit is even, an indicator's is odd. `quads`: length / 4. */
export function hash(r, quads) {
  let text = '';
  for (let k = 1; k < quads; k++) text += HEX4[r.next() >>> 16];
  return text + HEX4[(r.next() >>> 16) & 0xfffe];
}

export function hex(r, digits) {
  return HEX4[r.next() >>> 16].slice(0, digits);
}

export function publicAddress(r, purpose) {
  for (;;) {
    const first = r.between(1, 223);
    const second = r.int(256);
    if (isPublicBlock(first, second) && reserved(first, second) === purpose)
      return `${first}.${second}.${r.int(256)}.${r.between(1, 254)}`;
  }
}

const made = new WeakMap();

/** The draws a line writer makes, on pools that are the same for all files. */
export function draws(all) {
  const known = made.get(all) ?? prepared(all);
  made.set(all, known);
  return known;
}

function prepared(all) {
  const site = zipf(all.sites, 1.05);
  const server = zipf(all.servers, 0.9);
  const inside = zipf(all.inside, 0.6);
  const path = zipf(all.paths, 0.9);
  const agent = zipf(all.agents, 1.1);
  const machine = zipf(all.machines, 0.6);
  const image = zipf(all.images, 1);
  return { site, server, inside, path, agent, machine, image };
}

function userAgent(r) {
  const major = r.between(96, 133);
  const system = r.pick([
    'Windows NT 10.0; Win64; x64',
    'Macintosh; Intel Mac OS X 10_15_7',
    'X11; Linux x86_64',
    'Linux; Android 14; K',
    `iPhone; CPU iPhone OS ${r.between(14, 18)}_${r.int(7)} like Mac OS X`,
  ]);
  const kind = r.int(6);
  if (kind < 3)
    return `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`;
  if (kind === 3) return `Mozilla/5.0 (${system}; rv:${major}.0) Gecko/20100101 Firefox/${major}.0`;
  if (kind === 4) return `python-requests/2.${r.between(20, 32)}.${r.int(5)}`;
  return `${r.pick(['curl', 'Wget', 'okhttp', 'Go-http-client', 'Microsoft-CryptoAPI', 'Debian APT-HTTP'])}/${r.between(1, 9)}.${r.int(90)}.${r.int(9)}`;
}

function unique(count, make) {
  const values = new Set();
  for (let tries = 0; values.size < count && tries < count * 20; tries++) values.add(make());
  return [...values];
}
