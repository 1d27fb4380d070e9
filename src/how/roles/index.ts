/** What part a mention plays in the attack the report describes, and why we say so. */
export type { Assigned } from './assign-role.ts';
export { assignRoles } from './assign-roles.ts';
export { ownHosts } from './own-hosts.ts';
export { type Places, placesIn } from './places.ts';
