import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { failureOf } from '../api/problem.js';
import { FailureBox } from './FailureBox.js';
import { Loading } from './Loading.js';

interface Props<T> {
  of: Pick<UseQueryResult<T, unknown>, 'data' | 'error' | 'failureReason' | 'refetch' | 'isPlaceholderData'>;
  lines?: number;
  /** What the reader may have meant, if the service knows nothing by this name. */
  meant?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Renders the data of a query, or its loading or error state. Data stays on screen while later requests fail. */
export function QueryResult<T>({ of, lines, meant, children }: Props<T>) {
  const { data, error, failureReason, refetch } = of;
  if (error && data === undefined)
    return <FailureBox error={error} again={() => void refetch()} meant={meant} />;
  return (
    <>
      {failureReason != null && <Waiting reason={failureReason} />}
      {data === undefined ? <Loading lines={lines} /> : children(data)}
    </>
  );
}

function Waiting({ reason }: { reason: unknown }) {
  const { title, detail } = failureOf(reason);
  return (
    <p className="waiting" role="status">
      <strong>{title}.</strong> {detail} Retrying automatically.
    </p>
  );
}
