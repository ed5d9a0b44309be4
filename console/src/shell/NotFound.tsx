import { Link } from '@tanstack/react-router';

export function NotFound() {
  return (
    <section className="page">
      <h1>There is no such page</h1>
      <p>
        The address may have been mistyped. Begin at the <Link to="/">overview</Link>, or look at the{' '}
        <Link to="/console/markets">markets</Link>.
      </p>
    </section>
  );
}
