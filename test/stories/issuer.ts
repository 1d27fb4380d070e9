import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** What an issuer says of somebody. */
export interface Person {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly groups?: readonly string[];
}

export interface RunningIssuer {
  readonly url: string;
  /** Who signs in there next. */
  subject: string;
  readonly people: Record<string, Person>;
  /** Changes the next answer of a path, as a broken or false issuer would. */
  spoil: ((path: string, body: string) => string | undefined) | undefined;
  end(): void;
}

/** A real issuer on loopback at which whoever comes is signed in at once. */
export async function runIssuer(desk: () => string, host = '127.0.0.1'): Promise<RunningIssuer> {
  let provider: Provider | undefined;
  const server: Server = createServer((request, response) => {
    if (provider === undefined) return void response.writeHead(503).end();
    if (request.url?.startsWith('/interaction/') === true) return void finish(request, response);
    const spoil = running.spoil;
    if (spoil !== undefined) spoiled(response, (body) => spoil(request.url ?? '', body));
    provider.callback()(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const running: RunningIssuer = {
    url,
    subject: 'nobody',
    people: {},
    spoil: undefined,
    end: () => void server.close(),
  };
  const finish = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const login = { accountId: running.subject };
    await provider?.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  };
  provider = new Provider(url, {
    clients: [
      {
        client_id: 'howdunit',
        client_secret: 'a secret of the test',
        redirect_uris: [`${desk()}/sign-in/oidc/callback`],
        post_logout_redirect_uris: [`${desk()}/sign-in`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['groups'] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['of the test'] },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...running.people[id] }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  return running;
}

/** Passes what is answered through a change, whole. */
function spoiled(response: ServerResponse, change: (body: string) => string | undefined): void {
  const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
  response.end = ((body?: unknown) => {
    const text = Buffer.isBuffer(body) ? body.toString() : typeof body === 'string' ? body : '';
    const changed = change(text);
    if (changed === undefined) return end(body);
    response.setHeader('content-length', Buffer.byteLength(changed));
    return end(changed);
  }) as typeof response.end;
}
