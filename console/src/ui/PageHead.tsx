import { type ReactNode, useEffect } from 'react';

/** The heading of a page, which is also the window's title. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Kasparro`;
  }, [title]);
  return (
    <header className="pagehead">
      <h1>{title}</h1>
      {children}
    </header>
  );
}
