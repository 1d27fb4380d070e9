import { counted, type DoctorCheck } from './doctor-check.ts';

const WIDTH = 'unfinished'.length;

/** A line for each check, with what to do where it is not well, and the sum. */
export function doctorLines(checks: readonly DoctorCheck[]): readonly string[] {
  const lines = checks.map(({ state, check, message, hint }) => {
    const advice = hint === undefined ? '' : `${/[.!?]$/u.test(message) ? '' : '.'} ${hint}`;
    return `${state.padEnd('problem'.length)}  ${check.padEnd(WIDTH)}  ${message}${advice}`;
  });
  return [...lines, verdict(checks)];
}

function verdict(checks: readonly DoctorCheck[]): string {
  const sum = (sought: DoctorCheck['state']): number => checks.filter(({ state }) => state === sought).length;
  const [problems, warnings] = [sum('problem'), sum('warning')];
  const parts = [
    ...(problems > 0 ? [counted(problems, 'problem')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return `${counted(checks.length, 'check')}: ${parts.length === 0 ? 'all is well' : parts.join(', ')}`;
}
