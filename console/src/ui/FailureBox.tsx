import { Link, useRouterState } from '@tanstack/react-router';
import { pageOf } from '../shell/pages.js';
import { failureOf } from '../api/problem.js';

/** What went wrong, with the request id for the service's logs. */
export function FailureBox({ error, again }: { error: unknown; again?: () => void }) {
  const { title, detail, problem } = failureOf(error);
  const faults = problem?.errors ?? [];
  if (problem?.code === 'not_found') return <Missing title={detail} request={problem.request_id} />;
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

/** What the address names does not exist. Trying again would not help; the list of what there is may. */
export function Missing({ title, request }: { title: string; request?: string }) {
  const { to, name } = pageOf(useRouterState({ select: ({ location }) => location.pathname }));
  return (
    <div className="empty" role="alert">
      <strong>{title}</strong>
      <p>
        It may have been removed, or the address mistyped. See <Link to={to}>{name}</Link>.
      </p>
      {request && (
        <p className="fine">
          Request <code>{request}</code>
        </p>
      )}
    </div>
  );
}
