import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ROOT } from '../howdunit.ts';

const WEB = join(ROOT, 'dist/web');
const MOST = 160 * 1024;

test.skipIf(!existsSync(WEB))(
  'the first page needs at most 160 KB of script, and nothing from elsewhere',
  () => {
    const page = readFileSync(join(WEB, 'index.html'), 'utf8');
    const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[\w.-]+\.js)"/gu)].map(
      ([, path]) => path ?? '',
    );
    expect(scripts.length).toBeGreaterThan(0);
    const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(WEB, path))).length, 0);
    expect(bytes).toBeLessThanOrEqual(MOST);
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|https?:\/\//u);
  },
);
