/**
 * Howdunit as a library: the records, and the use cases that join the stages.
 * @module
 */
export type { Desk, DeskOptions } from './app/desk.ts';
export { openDesk } from './app/desk.ts';
export type { Answer, Question } from './app/find-in-text.ts';
export { findInBytes } from './app/find-in-text.ts';
export type { Format } from './app/formats.ts';
export { FORMATS } from './app/formats.ts';
export type { Source } from './app/keep-report.ts';
export { sourceOf } from './app/keep-report.ts';
export type { ReadOptions } from './app/read-report.ts';
export { readReport } from './app/read-report.ts';
export type { RenderOptions } from './app/render.ts';
export { render } from './app/render.ts';
export type { ShownDocument } from './app/show-report.ts';
export { showReport } from './app/show-report.ts';
export * from './model/index.ts';
