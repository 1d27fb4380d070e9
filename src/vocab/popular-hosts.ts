import { POPULAR_HOSTS } from './tables/popular-hosts.ts';

let popular: ReadonlySet<string> | undefined;

/**
 * Whether most rankings of web sites have this very name, with or without `www.`: its traffic is everybody's. Names
 * below it are others' business, and so are its pages. @param host lower case
 */
export function isPopularHost(host: string): boolean {
  popular ??= new Set(POPULAR_HOSTS.split(' '));
  return popular.has(host.startsWith('www.') ? host.slice(4) : host);
}
