import type { Key } from './key.ts';

/** A version number, as user agents have them; no longer than the kernel asks for. */
const NUMBER = /(?<![\w.-])\d[\d.]{0,5}\d(?![\w.-])/g;
const LONG = 16;
const SHORT = 8;
/** What most browsers say, which tells no agent from another; lower-case. */
const COMMON =
  /(?:mozilla|applewebkit|safari|gecko|version|trident)\/[\d.]+$|(?:nt|msie|android|os x) [\d.]+$|rv:[\d.]+$/;

/**
 * Keys of a user agent: its words are common ones, or have no dot, but a version with what is before it is its own;
 * as it stands, and with its slashes escaped. Undefined where it has none that is worth asking for.
 */
export function contextKeys(value: string): readonly Key[] | undefined {
  if (!/^[\u0020-\u007E]*$/.test(value) || /[%\\]/.test(value)) return undefined;
  const contexts = [value, value.replaceAll('/', '\\/')].map(contextIn);
  const [plain, escaped] = contexts;
  if (plain === undefined || escaped === undefined) return undefined;
  return [...new Set([plain, escaped])].map((text) => ({ kind: 'context', text }));
}

function contextIn(value: string): string | undefined {
  const all = [...value.matchAll(NUMBER)]
    .filter(({ 0: number }) => number.includes('.'))
    .map(({ 0: number, index }) => index + number.length)
    .filter((end) => end >= SHORT)
    .map((end) => value.slice(end - (end >= LONG ? LONG : SHORT), end));
  return all.findLast((context) => !COMMON.test(context));
}
