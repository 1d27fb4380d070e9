import type { BlockedDomain } from '../../model/index.ts';

/**
 * A domain as it is compared: ASCII (IDNA), lower case, no dot at its end. Undefined where the text is no domain or
 * address, or is a whole top-level domain.
 */
export function domainOf(text: string): string | undefined {
  const name = text.trim().replace(/\.$/u, '');
  if (!/^[^\s/?#@:[\]\\]{1,253}$/u.test(name) || !URL.canParse(`http://${name}/`)) return undefined;
  const { hostname } = new URL(`http://${name}/`);
  return /^[^.]+(?:\.[^.]+)+$/u.test(hostname) ? hostname : undefined;
}

/** The block that covers a host: of the host itself, or of a domain that it stands in. */
export function blockOf(host: string, blocked: readonly BlockedDomain[]): BlockedDomain | undefined {
  return blocked.find(({ domain }) => host === domain || host.endsWith(`.${domain}`));
}

/** Whether a host is written in letters beyond ASCII, which may look like those of another. */
export function hasForeignLetters(host: string): boolean {
  return host.split('.').some((label) => label.startsWith('xn--'));
}
