import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { failureOf } from '../api/problem.js';
import { FailureBox } from './FailureBox.js';
import { Loading } from './Loading.js';

interface Props<T> {
  of: Pick<UseQueryResult<T, unknown>, 'data' | 'error' | 'failureReason' | 'refetch' | 'isPlaceholderData'>;
  lines?: number;
  children: (data: T) => ReactNode;
}

/** What was asked for, once it is there; until then how far it is. Data that is there stays while later questions fail. */
export function QueryResult<T>({ of, lines, children }: Props<T>) {
  const { data, error, failureReason, refetch } = of;
  if (error && data === undefined) return <FailureBox error={error} again={() => void refetch()} />;
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
      <strong>{title}.</strong> {detail} Trying again by itself.
    </p>
  );
}
