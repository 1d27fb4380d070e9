import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { hasAdmin } from '../app/accounts/keep-accounts.ts';
import { Issuer } from '../app/accounts/oidc/issuer.ts';
import type { OidcSettings } from '../app/accounts/oidc/settings.ts';
import { doorkeeper } from '../app/accounts/sign-in.ts';
import type { Desk } from '../app/desk.ts';
import type { DeskJobs } from '../app/jobs/desk-jobs.ts';
import { openDeskJobs } from '../app/jobs/desk-jobs.ts';
import { Correspondent } from '../app/talk/correspondent.ts';
import { PingbackDoor } from '../app/talk/pingback.ts';
import type { Receiving } from '../app/talk/published.ts';
import { replyLimits } from '../app/talk/receive.ts';
import { Refresher } from '../app/taxii/refresher.ts';
import type { Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { deskApp } from './desk-app.ts';
import { isLoopback } from './guard/host.ts';
import { Metrics } from './metrics.ts';
import type { Serving, Talk } from './serving.ts';
import { FlowCookie, type OidcDoor } from './sign-in/flow.ts';

export interface ServeOptions {
  readonly desk: Desk;
  readonly home: string;
  readonly version: string;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly analyst: string | undefined;
  readonly readModule: string;
  readonly huntModule: string;
  readonly webRoot: string;
  /** Fetch from loopback and private addresses, too. */
  readonly allowPrivate: boolean;
  readonly timestampUrl?: string | undefined;
  /** How browsers call it: behind a proxy that speaks TLS, or by a name. */
  readonly publicUrl?: URL | undefined;
  /** The address of a proxy whose `X-Forwarded-For` is believed. */
  readonly behind?: string | undefined;
  /** How accounts sign in by way of an issuer. */
  readonly oidc?: OidcSettings | undefined;
  /** By which protocols replies to posts are taken; none unless told. */
  readonly receiving?: Receiving;
  readonly onFault: (error: unknown) => void;
}

export interface ServedDesk {
  readonly url: string;
  readonly jobs: DeskJobs;
  /** What looks at replies and tells others. */
  readonly correspondent: Correspondent;
  readonly hasPages: boolean;
  /** Others reach it, and nothing says that what they send is encrypted. */
  readonly isInClear: boolean;
  /** Answers what was asked, ends what is being read, and leaves the store to the caller. */
  close(): Promise<void>;
}

/**
 * Whether the desk may listen on an address: while nobody can sign in, only on one that nobody but this machine's
 * users can reach. Fails with `bind-refused`.
 */
async function mayListenOn(host: string, desk: Desk): Promise<Result<void>> {
  if (isLoopback(host)) return ok(undefined);
  const admin = await hasAdmin(desk);
  if (!admin.ok || admin.value) return admin.ok ? ok(undefined) : admin;
  return failed(
    problem('bind-refused', 'the desk has no accounts, so it listens only where nobody else can reach it', {
      where: host,
      hint: 'Make one, howdunit account add <name> --role admin, or go through ssh -L 4180:127.0.0.1:4180.',
    }),
  );
}

/** An issuer is asked about accounts, so there must be some; an admin's password works when it does not answer. */
async function doorTo(settings: OidcSettings | undefined, desk: Desk): Promise<Result<OidcDoor | undefined>> {
  if (settings === undefined) return ok(undefined);
  const admin = await hasAdmin(desk);
  if (!admin.ok) return admin;
  if (admin.value) return ok({ issuer: new Issuer(settings), flows: new FlowCookie() });
  return failed(
    problem('account-refused', 'the desk has no accounts, so nobody signs in, by an issuer or otherwise', {
      hint: 'Make one first: howdunit account add <name> --role admin.',
    }),
  );
}

/** Listens until it is closed. Fails with `bind-refused`, or with `bind-failed` where the port cannot be had. */
export async function serveDesk(options: ServeOptions): Promise<Result<ServedDesk>> {
  const allowed = await mayListenOn(options.host, options.desk);
  if (!allowed.ok) return allowed;
  const oidc = await doorTo(options.oidc, options.desk);
  if (!oidc.ok) return oidc;
  const { desk, home, version, analyst, webRoot, onFault } = options;
  let port = options.port;
  const jobs = await openDeskJobs({
    readModule: options.readModule,
    huntModule: options.huntModule,
    settings: {
      home,
      fetch: { ...(options.allowPrivate && { allowPrivate: true }) },
      timestampUrl: options.timestampUrl,
    },
    now: desk.keep.now,
  });
  const metrics = new Metrics();
  const shared = new Refresher(desk, onFault);
  const talk = talkOf(options, () => options.publicUrl?.origin ?? `http://${options.host}:${port}`);
  const serving: Serving = {
    desk,
    jobs,
    shared,
    talk,
    home,
    version,
    analyst,
    metrics,
    webRoot,
    port: () => port,
    isOpen: !isLoopback(options.host),
    publicUrl: options.publicUrl,
    behind: options.behind,
    door: doorkeeper(),
    oidc: oidc.value,
    onFault,
  };
  const server = createAdaptorServer({ fetch: deskApp(serving).fetch }) as Server;
  const listening = await listen(server, options.host, port);
  if (!listening.ok) {
    await jobs.stop();
    await talk.correspondent.stop();
    return listening;
  }
  port = listening.value;
  talk.correspondent.nudge();
  return ok({
    url: `http://${options.host.includes(':') && !options.host.startsWith('[') ? `[${options.host}]` : options.host}:${port}/`,
    jobs,
    correspondent: talk.correspondent,
    hasPages: existsSync(join(webRoot, 'index.html')),
    isInClear: serving.isOpen && options.publicUrl?.protocol !== 'https:',
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await jobs.stop();
      await talk.correspondent.stop();
      server.closeIdleConnections();
      // Who listens to events would listen for ever.
      setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref();
      await closed;
      await shared.stop();
    },
  });
}

function talkOf({ desk, allowPrivate, receiving, onFault }: ServeOptions, base: () => string): Talk {
  const limits = replyLimits();
  const correspondent = new Correspondent(desk, { allowPrivate, base, onFault });
  return {
    receiving: receiving ?? { webmention: false, pingback: false },
    limits,
    correspondent,
    pingbacks: new PingbackDoor(desk, limits, correspondent),
  };
}

/** How long answers under way may take once the desk is told to end, ms. */
const PATIENCE_MS = 2_000;

function listen(server: Server, host: string, port: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' ? 'something else listens there already' : error.message;
      const hint = 'Another --port, or --port 0 for any free one.';
      resolve(failed(problem('bind-failed', taken, { where: `${host}:${port}`, hint })));
    });
    server.listen(port, host.replace(/^\[(.*)\]$/u, '$1'), () => {
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
