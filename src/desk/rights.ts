import type { Right } from '../model/index.ts';

export interface RouteRight {
  /** `anyone`: whoever reaches the desk. `signed-in`: any account. */
  readonly right: Right | 'anyone' | 'signed-in';
  /** By somebody who signed in, and by no token. */
  readonly isForPeople?: true;
  /** How it is called in the audit log, where the store does not log it by itself. */
  readonly logged?: string;
}

const read: RouteRight = { right: 'read' };
const decide: RouteRight = { right: 'decide' };
const share: RouteRight = { right: 'share' };
const admin: RouteRight = { right: 'admin' };
const anyone: RouteRight = { right: 'anyone' };
const person: RouteRight = { right: 'signed-in', isForPeople: true };

/** Every path of the API with what it asks of whoever asks. */
const ROUTES: Readonly<Record<string, RouteRight>> = {
  'GET /openapi.json': anyone,
  'GET /session': anyone,
  'POST /session': anyone,
  'DELETE /session': person,
  'POST /session/password': person,

  'GET /home': read,
  'GET /reports': read,
  'POST /reports': { right: 'keep', logged: 'report brought in' },
  'GET /reports/{id}': read,
  'GET /reports/{id}/blocks': read,
  'GET /reports/{id}/boxes': read,
  'GET /reports/{id}/pages': read,
  'GET /reports/{id}/pages/{page}': read,
  'GET /reports/{id}/findings': read,
  'POST /reports/{id}/findings': decide,
  // Handing on beyond one's own organisation asks for `share`, too; see routes/exits.
  'GET /reports/{id}/brief': read,
  'GET /reports/{id}/leaving': read,
  'GET /feeds/{id}': read,
  'GET /reports/{id}/captured': read,
  'GET /reports/{id}/wacz': read,
  'GET /reports/{id}/provenance': read,
  'POST /reports/{id}/verify': read,
  'GET /reports/{id}/diff': read,

  'GET /findings/{id}': read,
  'POST /findings/{id}/decisions': decide,
  'GET /findings/{id}/grade': read,
  'POST /findings/{id}/grade': decide,

  'GET /ledger': read,
  'GET /stories': read,
  // Confirming what the desk suggests asks for `confirm`, too; see routes/who.
  'POST /stories': decide,
  'GET /stories/suggestions': read,
  'GET /stories/{id}': read,
  'POST /stories/{id}': decide,
  'GET /stories/{id}/events': read,
  'GET /stories/{id}/hypotheses': read,
  'POST /stories/{id}/hypotheses': decide,
  'GET /names': read,
  'GET /journal': read,
  'GET /inventory': read,
  'GET /matrix': read,
  'GET /search': read,

  'GET /watch': read,
  'POST /watch': { right: 'keep', logged: 'watch added' },
  'DELETE /watch/{id}': { right: 'keep', logged: 'watch removed' },
  'GET /watch/{id}/observations': read,

  'GET /posts': read,
  // What is published and what stands beside it goes to everybody.
  'POST /posts': share,
  'GET /posts/{id}': read,
  'POST /posts/{id}': share,
  'GET /replies': read,
  'GET /replies/{id}': read,
  'POST /replies/{id}': share,
  'GET /blocked-domains': read,
  'POST /blocked-domains': share,
  'DELETE /blocked-domains/{id}': share,

  'GET /jobs': read,
  'GET /jobs/{id}': read,
  'GET /jobs/{id}/events': read,
  'POST /hunt': { right: 'keep', logged: 'log searched' },
  'GET /hunt/{id}/hits': read,
  'GET /sightings': read,

  'GET /audit': admin,
  'GET /sessions': admin,
  'DELETE /sessions/{id}': { right: 'admin', isForPeople: true },
  'GET /accounts': admin,
  'POST /accounts': { right: 'admin', isForPeople: true },
  'POST /accounts/{id}': { right: 'admin', isForPeople: true },
  'GET /tokens': admin,
  'POST /tokens': admin,
  'DELETE /tokens/{id}': admin,
};

/** What the table forgot is an admin's alone, and a test says that it was forgotten. */
const FORGOTTEN: RouteRight = { right: 'admin', isForPeople: true };

/** @param path as OpenAPI writes it, below /api/v1 */
export function rightFor(method: string, path: string): RouteRight {
  return ROUTES[`${method.toUpperCase()} ${path}`] ?? FORGOTTEN;
}

/** All of them, for whoever compares. */
export function routesWithRights(): readonly string[] {
  return Object.keys(ROUTES);
}
