/** What a language model's tools may ask of what is kept. Nothing here writes, and nothing fetches. */
export { Exit, type McpAnswer, NOTICE } from './answer.ts';
export { claims, evidence, huntStatus, names, report, search } from './questions.ts';
