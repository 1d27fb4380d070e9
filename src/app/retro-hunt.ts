import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Problem, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { Desk } from './desk.ts';
import type { HuntHit } from './hunt-hit.ts';
import { huntLogs } from './hunt-logs.ts';

export interface RetroHuntAsk {
  /** Logs and folders of logs that are kept. */
  readonly paths: readonly string[];
  readonly onSighting: (sighting: HuntHit) => Promise<void>;
  readonly onProblem: (problem: Problem) => void;
}

/** What came of it, a line for each report that was hunted for. */
export interface RetroHunt {
  readonly hits: number;
  readonly verdicts: readonly string[];
}

/**
 * Hunts through kept logs for every report that has come, or was captured anew, since the last time; through their token
 * index, so that logs which cannot be hit are not read, and with what is found kept as sightings. Which capture of which
 * report was hunted for is remembered once its hunt is over.
 */
export async function retroHunt(desk: Desk, ask: RetroHuntAsk): Promise<Result<RetroHunt>> {
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const file = join(desk.home, 'retro-hunt.json');
  const hunted = remembered(file);
  const verdicts: string[] = [];
  let hits = 0;
  for (const { report, lastCapturedAt } of reports.value) {
    if (hunted[report.id] === lastCapturedAt) continue;
    let isWhole = true;
    const found = await huntLogs(desk, {
      paths: ask.paths,
      standardInput: Readable.from([]),
      report: report.id,
      all: false,
      tokenIndex: true,
      keepSightings: true,
      onSighting: ask.onSighting,
      onProblem: (problem) => {
        isWhole = false;
        ask.onProblem(problem);
      },
      onProgress: () => {},
    });
    // A report that names nothing to hunt for is no failure here.
    if (!found.ok && found.problem.code !== 'not-in-store') return found;
    if (found.ok) {
      hits += found.value.hits;
      verdicts.push(`${report.title}: ${found.value.verdict}`);
    }
    if (!isWhole) continue;
    hunted[report.id] = lastCapturedAt;
    writeFileSync(`${file}.part`, `${JSON.stringify(hunted)}\n`, { mode: 0o600 });
    renameSync(`${file}.part`, file);
  }
  return ok({ hits, verdicts });
}

/** Instants by report; none where nothing is remembered, and then all is hunted for again. */
function remembered(file: string): Record<string, string> {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return state instanceof Object && !Array.isArray(state) ? (state as Record<string, string>) : {};
  } catch {
    return {};
  }
}
