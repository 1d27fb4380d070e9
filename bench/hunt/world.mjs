// What a line writer holds in its hand: random numbers, the clock, the background's values.
import { clock } from './clock.mjs';
import { random } from './random.mjs';
import { draws, hash, hex } from './values.mjs';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * @param {string} seed of this file
 * @param {Pools} pools
 * @returns {World}
 */
export function world(seed, pools) {
  const r = random(seed);
  const time = clock();
  const draw = draws(pools);
  const uids = Array.from({ length: 4096 }, () =>
    Array.from({ length: 6 }, () => ALPHABET[r.int(ALPHABET.length)]).join(''),
  );
  return {
    r,
    time,
    pools,
    site: () => draw.site(r),
    /** a name that few ask for: below a popular domain */
    rareSite: () => `${hex(r, 4)}${hex(r, 3)}.${draw.site(r)}`,
    server: () => draw.server(r),
    inside: () => draw.inside(r),
    path: () => (r.chance(0.3) ? `${draw.path(r)}?id=${r.int(1e6)}&v=${hex(r, 4)}` : draw.path(r)),
    agent: () => draw.agent(r),
    machine: () => draw.machine(r),
    image: () => draw.image(r),
    user: () => r.pick(pools.users),
    document: () => r.pick(pools.documents),
    port: () => 32_768 + r.int(28_000),
    service: () => SERVICES[r.int(16)],
    /** Zeek's connection id: C and 17 letters and digits */
    uid: (first) => `${first}${uids[r.int(4096)]}${uids[r.int(4096)]}${uids[r.int(4096)].slice(1)}`,
    md5: () => hash(r, 8),
    sha1: () => hash(r, 10),
    sha256: () => hash(r, 16),
    guid: () =>
      `${hex(r, 4)}${hex(r, 4)}-${hex(r, 4)}-${hex(r, 4)}-${hex(r, 4)}-${hex(r, 4)}${hex(r, 4)}${hex(r, 4)}`,
  };
}

const SERVICES = [443, 443, 443, 443, 443, 443, 443, 80, 80, 53, 53, 53, 22, 25, 445, 8080];

/** As JSON writes a text, quotes included; `/` stays bare, as most writers leave it. */
export const json = (text) => JSON.stringify(text);
