import { stat } from 'node:fs/promises';
import { examineStore } from '../store/index.ts';
import { checkArchives } from './doctor-archives.ts';
import { type DoctorCheck, warning, wrongAs } from './doctor-check.ts';
import { checkClock, checkDisk, checkHome, checkKey } from './doctor-home.ts';
import { checkLeftovers } from './doctor-leftovers.ts';
import { checkNode, checkSimd } from './doctor-machine.ts';
import { checkPeers } from './doctor-peers.ts';
import { checkIndex, checkStore } from './doctor-store.ts';
import { storeSetting } from './store-setting.ts';

export type { DoctorCheck } from './doctor-check.ts';

export interface DoctorAsk {
  readonly home: string;
  /** Read every byte of every archive, too. */
  readonly deep: boolean;
  /** e.g. `20.19.0`. */
  readonly node: string;
  /** ms since the epoch, UTC. */
  readonly now: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onProgress?: (bytes: number) => void;
}

/** No copy was made before there was a howdunit, ms since the epoch, UTC. */
const FIRST_DAY = Date.UTC(2026, 0, 1);

/**
 * Looks at the machine and at a home, and changes nothing: no store is made, migrated or put in order. What cannot
 * be looked at because something before it is broken is left out; that one is then a problem.
 */
export async function examine(ask: DoctorAsk): Promise<readonly DoctorCheck[]> {
  return [checkNode(ask.node), checkSimd(), ...(await ofHome(ask)), ...(await checkPeers(ask.environment))];
}

async function ofHome(ask: DoctorAsk): Promise<readonly DoctorCheck[]> {
  const { home, now } = ask;
  if ((await stat(home).catch(() => undefined)) === undefined) {
    const hint = 'The first read makes it. If reports were kept before, see --home and HOWDUNIT_HOME.';
    return [
      warning('home', `there is none at ${home}`, hint),
      await checkDisk(home),
      checkClock(now, undefined, FIRST_DAY),
    ];
  }
  const folder = await checkHome(home);
  if (folder.state === 'problem') return [folder];
  const server = storeSetting(home, ask.environment);
  if (!server.ok || server.value !== undefined) {
    const hint = 'Its own tools look after it. See docs/reference/team-store.md.';
    return [
      folder,
      await checkDisk(home),
      checkClock(now, undefined, FIRST_DAY),
      server.ok
        ? warning('store', 'it is on a server, and nothing of it was looked at', hint)
        : wrongAs('store', server.problem),
      await checkLeftovers(home, now),
    ];
  }
  const found = await examineStore(home);
  const content = found.ok && found.value.faults.length === 0 ? found.value : undefined;
  const isNew = !found.ok && found.problem.code === 'not-found';
  const store = isNew
    ? warning(
        'store',
        'there is none in this home',
        'The first read makes it. If there was one, restore a backup.',
      )
    : checkStore(found);
  return [
    folder,
    await checkKey(home, content?.counts['captures'] ?? 0),
    await checkDisk(home),
    checkClock(now, content?.latest, FIRST_DAY),
    store,
    ...(content === undefined ? [] : [checkIndex(content)]),
    ...(content === undefined && !isNew ? [] : [await checkArchives(content?.archives ?? [], ask)]),
    await checkLeftovers(home, now),
  ];
}
