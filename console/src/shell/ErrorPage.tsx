import type { ErrorComponentProps } from '@tanstack/react-router';

/** An error in the console itself, or one of its files could not be loaded. */
export function ErrorPage({ error }: ErrorComponentProps) {
  return (
    <section className="page" role="alert">
      <h1>This page does not work</h1>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <p>The service may have been updated or be unavailable.</p>
      <button type="button" className="primary" onClick={() => window.location.reload()}>
        Load the page again
      </button>
    </section>
  );
}
