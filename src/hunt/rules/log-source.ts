import type { LogSource } from './sigma-rule.ts';
import { RefusedRule } from './sigma-rule.ts';

/** Of Windows: the numbers of Sysmon's events and of Security's, by category. */
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  process_creation: ['1', '4688'],
  network_connection: ['3', '5156'],
  driver_load: ['6'],
  image_load: ['7'],
  create_remote_thread: ['8'],
  process_access: ['10'],
  file_event: ['11'],
  registry_add: ['12'],
  registry_delete: ['12'],
  registry_set: ['13', '4657'],
  registry_event: ['12', '13', '14'],
  pipe_created: ['17', '18'],
  dns_query: ['22'],
  file_delete: ['23', '26'],
  ps_script: ['4104'],
  ps_module: ['4103'],
};
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  security: ['security'],
  system: ['system'],
  application: ['application'],
  sysmon: ['microsoft-windows-sysmon/operational'],
  powershell: ['microsoft-windows-powershell/operational', 'powershellcore/operational'],
  'powershell-classic': ['windows powershell'],
  taskscheduler: ['microsoft-windows-taskscheduler/operational'],
  windefend: ['microsoft-windows-windows defender/operational'],
};
const EVENT_ID = ['eventid', 'event_id', 'event.code'];
const CHANNEL = ['channel', 'winlog.channel'];
/** Whose records are told by their fields alone. */
const OTHERS = new Set([
  'proxy',
  'dns',
  'webserver',
  'firewall',
  'aws/cloudtrail',
  'zeek',
  'linux',
  'suricata',
]);

/** What a record must have to be of a rule's log source. @throws RefusedRule for one that is not in these tables */
export function logSourceOf(stated: Readonly<Record<string, unknown>>): LogSource {
  const [product, category, service] = ['product', 'category', 'service'].map((key) => wordOf(stated[key]));
  const name = [product, category, service].filter(Boolean).join('/');
  if (product === 'windows' || (product === undefined && category !== undefined && category in CATEGORIES)) {
    const events = category === undefined ? undefined : CATEGORIES[category];
    const channels = service === undefined ? undefined : SERVICES[service];
    if ((category !== undefined && events === undefined) || (service !== undefined && channels === undefined))
      throw new RefusedRule(`log source “${name}” is not mapped`);
    return [
      ...(events === undefined ? [] : [{ fields: EVENT_ID, values: events }]),
      ...(channels === undefined ? [] : [{ fields: CHANNEL, values: channels }]),
    ];
  }
  const isKnown = [category, `${product}/${service}`, product].some(
    (each) => each !== undefined && OTHERS.has(each),
  );
  if (!isKnown) throw new RefusedRule(`log source “${name}” is not mapped`);
  return [];
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}
