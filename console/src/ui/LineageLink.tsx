import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Links a number to the page with its lineage. */
export function LineageLink({ id, children }: { id: string | undefined; children: ReactNode }) {
  if (id === undefined) return children;
  return (
    <Link to="/console/lineage/$id" params={{ id }} title="Where this number came from">
      {children}
    </Link>
  );
}
