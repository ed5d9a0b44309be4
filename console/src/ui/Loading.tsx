/** Lines where text will stand, so that nothing jumps. */
export function Loading({ lines = 6 }: { lines?: number }) {
  return (
    <div className="loading" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="loading-line" />
      ))}
    </div>
  );
}
