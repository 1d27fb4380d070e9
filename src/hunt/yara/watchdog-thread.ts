import { workerData } from 'node:worker_threads';

/** Ends the process it lives in when that has taken too much memory or has lost the process that asked for it. */
const { parent, memory } = workerData as { readonly parent: number; readonly memory: number };
const EVERY_MS = 100;

setInterval(() => {
  if (process.memoryUsage.rss() > memory || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
