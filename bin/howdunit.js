#!/usr/bin/env node
// The version is asked for by scripts all day long: answer it before anything is loaded.
import { readFileSync } from 'node:fs';

const [only, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (only === '--version' || only === '-V')) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else {
  // `npm start` moves to the package's folder; paths mean what they meant where it was typed.
  if (process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD)
    process.chdir(process.env.INIT_CWD);
  const { main } = await import('../dist/cli/main.js');
  await main(process.argv);
}
