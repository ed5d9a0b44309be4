import { Amount } from './Amount.js';
import { withUnbrokenUnits } from './unbroken.js';

/** A count with its share of the total. */
export function Share({ part, of }: { part: number | undefined; of: number | undefined }) {
  if (part === undefined || !of) return <span className="none">–</span>;
  const pct = (100 * part) / of;
  return (
    <span className={pct >= 10 ? 'whole down' : 'whole'} title={`${part} of ${of}, ${pct.toFixed(2)} %`}>
      <Amount value={part} as="exact" />
      {part > 0 && (
        <span className="unit"> ({withUnbrokenUnits(`${pct < 0.1 ? '<0.1' : pct.toFixed(1)} %`)})</span>
      )}
    </span>
  );
}
