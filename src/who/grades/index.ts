export { originsBehind, refusedGrade } from './cap.ts';
export type { GradeLint } from './lint.ts';
export { lintGrades } from './lint.ts';
export type { Yardstick } from './parse.ts';
export { parseGrade } from './parse.ts';
