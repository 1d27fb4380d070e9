/** "Were we hit?": indicators in logs, each hit with its place. */
export { indexIndicators } from './index/indicator-index.ts';
export { kernelModule } from './kernel/kernel.ts';
export { ListReader } from './lists/list-reader.ts';
export type { IndicatorList } from './lists/read-list.ts';
export { readList } from './lists/read-list.ts';
export { inputsOf } from './logs/inputs.ts';
export type { Sieve } from './sieve/sieve.ts';
export { buildSieve } from './sieve/sieve.ts';
export type { ValueTable } from './sieve/value-table.ts';
export { indicatorAt } from './sieve/value-table.ts';
export type { Sighting } from './sighting.ts';
export type { PlannedLog } from './tasks/plan.ts';
export { planLog } from './tasks/plan.ts';
export { runPlainly } from './tasks/run-plainly.ts';
export type { TasksListener } from './tasks/run-tasks.ts';
export { runHere, runInThreads } from './tasks/run-tasks.ts';
export type { Task, TaskDone, TaskHit } from './tasks/task.ts';
