import type { Reference } from './requisite.ts';
import { srcsetUrls } from './srcset.ts';

type Attributes = ReadonlyMap<string, string>;

const ICON = /^(?:icon|apple-touch-icon(?:-precomposed)?|mask-icon)$/;
const PICTURED = new Set(['img', 'source', 'input', 'video', 'image', 'use', 'feimage']);

/** The pictures, style sheets and fonts that a start tag names; not scripts, frames, sound or film. */
export function tagReferences(name: string, attributes: Attributes): readonly Reference[] {
  if (name === 'link') return linkReferences(attributes);
  const found = [shown(attributes.get('background'))];
  if (!PICTURED.has(name)) return found.flat();
  if (name === 'img' || name === 'input') found.push(shown(attributes.get('src')));
  if (name === 'img' || name === 'source') found.push(choices(attributes.get('srcset')));
  if (name === 'video') found.push(shown(attributes.get('poster')));
  if (name === 'image' || name === 'use' || name === 'feimage')
    found.push(shown(attributes.get('href') ?? attributes.get('xlink:href')));
  return found.flat();
}

function linkReferences(attributes: Attributes): readonly Reference[] {
  const href = attributes.get('href');
  const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
  const as = (attributes.get('as') ?? '').toLowerCase();
  const isPreload = rel.includes('preload');
  if (rel.includes('stylesheet') || (isPreload && as === 'style'))
    return href === undefined ? [] : [{ text: href, kind: 'style-sheet', rank: 0 }];
  if (rel.some((word) => ICON.test(word))) return shown(href);
  if (!isPreload || (as !== 'image' && as !== 'font')) return [];
  return [...shown(href), ...choices(attributes.get('imagesrcset'))];
}

function shown(text: string | undefined): Reference[] {
  return text === undefined ? [] : [{ text, kind: 'other', rank: 1 }];
}

function choices(srcset: string | undefined): Reference[] {
  return srcsetUrls(srcset ?? '').map((text) => ({ text, kind: 'other', rank: 2 }));
}
