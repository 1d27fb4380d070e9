/** What part a mention plays in the attack the report describes, and why we say so. */
export { type Assigned, assignRole } from './assign-role.ts';
export { ownHosts } from './own-hosts.ts';
export { isIndicatorPlace, type Place, type Places, placesIn } from './places.ts';
