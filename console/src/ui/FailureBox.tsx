import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pageOf } from '../shell/pages.js';
import { failureOf } from '../api/problem.js';

interface Props {
  error: unknown;
  again?: () => void;
  /** What the reader may have meant, if the address names something that does not exist. */
  meant?: ReactNode;
}

/** What went wrong, with the request id for the service's logs. */
export function FailureBox({ error, again, meant }: Props) {
  const { title, detail, problem } = failureOf(error);
  const faults = problem?.errors ?? [];
  if (problem?.code === 'not_found')
    return (
      <NotFoundBox title={detail} request={problem.request_id}>
        {problem.folded_into?.map((run) => (
          <p key={run}>
            <Link to="/console/runs/$id" params={{ id: String(run) }}>
              Run {run}
            </Link>
          </p>
        ))}
        {meant}
      </NotFoundBox>
    );
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

interface NotFoundProps {
  title: string;
  request?: string;
  children?: ReactNode;
}

/** The address names something that does not exist. Retrying would not help; a list of what exists may. */
export function NotFoundBox({ title, request, children }: NotFoundProps) {
  const { to, name } = pageOf(useRouterState({ select: ({ location }) => location.pathname }));
  return (
    <div className="empty" role="alert">
      <strong>{title}</strong>
      {children}
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
