import { ProblemAnswer } from '../api/client.ts';
import type { Fault } from '../api/types.ts';
import { useText } from '../i18n/index.ts';

/** An expected failure as a person reads it: what happened, where, what to try. */
export function ProblemNote({ of }: { readonly of: unknown }) {
  const text = useText();
  const { message, where, hint, code } = faultOf(of, text['app.unreachable']);
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{text['app.problem']}.</strong> {message}
      </p>
      {where !== undefined && <p className="value small">{where}</p>}
      {hint !== undefined && <p>{hint}</p>}
      {code !== undefined && <p className="quiet small value">{code}</p>}
    </div>
  );
}

function faultOf(of: unknown, unreachable: string): Fault {
  if (!(of instanceof ProblemAnswer)) {
    return typeof of === 'object' && of !== null && 'message' in of ? (of as Fault) : { message: String(of) };
  }
  const { problem } = of;
  return {
    message: problem.status === 0 ? unreachable : (problem.detail ?? problem.title),
    ...(problem.where !== undefined && { where: problem.where }),
    ...(problem.hint !== undefined && { hint: problem.hint }),
    ...(problem.code !== undefined && { code: problem.code }),
  };
}
