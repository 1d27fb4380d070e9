// Builds the desk's front end. Where it goes is said by tools/set-up.mjs (`--outDir`), or dist/web.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  base: '/',
  plugins: [react()],
  cacheDir: at('../.tmp/vite'),
  build: {
    outDir: at('../dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing is inlined: the content security policy allows no data: script, font or style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  // For work on the front end alone, with `howdunit serve` beside it.
  server: { proxy: { '/api': 'http://127.0.0.1:4180' } },
});
