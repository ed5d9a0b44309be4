import { failureOf } from '../api/problem.js';

/** What went wrong, with the request id for the service's logs. */
export function FailureBox({ error, again }: { error: unknown; again?: () => void }) {
  const { title, detail, problem } = failureOf(error);
  const faults = problem?.errors ?? [];
  return (
    <div className="failure" role="alert">
      <strong>{title}</strong>
      <p>{detail}</p>
      {faults.length > 1 && (
        <ul>
          {faults.map(({ path, message }) => (
            <li key={path + message}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {again && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
      {problem && (
        <p className="fine">
          Request <code>{problem.request_id}</code> · <a href={`/problems/${problem.code}`}>{problem.code}</a>
        </p>
      )}
    </div>
  );
}
