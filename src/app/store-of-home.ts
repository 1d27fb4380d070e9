import type { Problem } from '../model/index.ts';
import { problem } from '../model/index.ts';
import { storeSetting } from './store-setting.ts';

/** Why what works on the store of a home cannot work here: a team's store is on a server, with tools of its own. */
export function storeIsElsewhere(
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): Problem | undefined {
  const server = storeSetting(home, environment);
  if (!server.ok) return server.problem;
  if (server.value === undefined) return undefined;
  return problem('bad-usage', "this home's store is on a server, which this command does not copy or check", {
    where: home,
    hint: "Back it up there (pg_dump), and the home's folder archive with it. See docs/reference/team-store.md.",
  });
}
