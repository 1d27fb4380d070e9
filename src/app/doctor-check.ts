import type { Problem, ProblemCode } from '../model/index.ts';

/** What one look found. A warning is what works now and may not tomorrow; a problem is what does not work. */
export interface DoctorCheck {
  readonly kind: 'check';
  /** What was looked at, e.g. `store`. */
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly message: string;
  /** What a person can do about it. */
  readonly hint?: string;
  /** Of a problem: decides the exit code. */
  readonly code?: ProblemCode;
}

export function fine(check: string, message: string): DoctorCheck {
  return { kind: 'check', check, state: 'ok', message };
}

export function warning(check: string, message: string, hint: string): DoctorCheck {
  return { kind: 'check', check, state: 'warning', message, hint };
}

export function wrong(check: string, code: ProblemCode, message: string, hint?: string): DoctorCheck {
  return { kind: 'check', check, state: 'problem', message, code, ...(hint !== undefined && { hint }) };
}

export function wrongAs(check: string, { code, message, hint }: Problem): DoctorCheck {
  return wrong(check, code, message, hint);
}

/** `1 report`, `2 reports`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
