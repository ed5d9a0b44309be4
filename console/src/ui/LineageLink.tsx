import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** From a number to where it came from. */
export function LineageLink({ id, children }: { id: string | undefined; children: ReactNode }) {
  if (id === undefined) return children;
  return (
    <Link to="/console/lineage/$id" params={{ id }} title="Where this number came from">
      {children}
    </Link>
  );
}
