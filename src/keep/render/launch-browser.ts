import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { type CdpEvent, CdpPipe } from './cdp-pipe.ts';
import { openDeadEnd } from './dead-end.ts';
import { makeProfile } from './profile-folder.ts';

export interface Browser {
  readonly cdp: CdpPipe;
  /** Ends the browser with all its processes and deletes its profile. */
  close(): Promise<void>;
}

const GRACE_MS = 2_000;

/**
 * Starts a browser without a window, with a profile of its own in the system's folder for temporary
 * files, and without a way to the network. Its sandbox stays on, unless we are root: it refuses to start then.
 *
 * @param path of the program
 * @param mostBytes of one message of the browser
 */
export async function launchBrowser(
  path: string,
  mostBytes: number,
  onEvent: (event: CdpEvent) => void,
): Promise<Browser> {
  const deadEnd = await openDeadEnd();
  let child: ChildProcess | undefined;
  const profile = await makeProfile(() => killGroup(child));
  child = spawn(path, browserFlags(profile.path, deadEnd.port), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: profile.path, TMPDIR: profile.path, LANG: 'C.UTF-8' },
    // A group of its own, so that all its processes can be ended together.
    detached: process.platform !== 'win32',
  });
  const gone = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  const [, , , input, output] = child.stdio;
  const cdp = new CdpPipe(input as Writable, output as Readable, mostBytes, onEvent);
  child.once('error', () => cdp.end('the browser could not be started'));
  child.once('exit', () => cdp.end('the browser ended'));
  return {
    cdp,
    async close() {
      cdp.send('Browser.close').catch(() => undefined);
      await Promise.race([gone, delay(GRACE_MS)]);
      killGroup(child);
      await gone;
      cdp.end('the browser was closed');
      deadEnd.close();
      await profile.remove();
    },
  };
}

function browserFlags(profile: string, deadEnd: number): string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    '--disable-sync',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-breakpad',
    '--metrics-recording-only',
    '--mute-audio',
    '--password-store=basic',
    '--window-size=1280,2000',
    `--proxy-server=127.0.0.1:${deadEnd}`,
    // Else what lies on loopback would be asked for past the proxy.
    '--proxy-bypass-list=<-loopback>',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--dns-prefetch-disable',
    '--disable-quic',
    '--js-flags=--max-old-space-size=1024',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
}

function killGroup(child: ChildProcess | undefined): void {
  const pid = child?.pid;
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // All of it is gone already.
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((done) => void setTimeout(done, ms).unref());
}
