import { compact, exact, price } from './decimal.js';

interface Props {
  value: string | number | null | undefined;
  /** Shown after it, unless the whole column has one. */
  unit?: string;
  as?: 'price' | 'compact' | 'exact';
}

const FORMS = { price, compact, exact };

/** A decimal, grouped and no longer than needed; all its digits on hover. */
export function Amount({ value, unit, as = 'price' }: Props) {
  if (value === null || value === undefined) return <span className="none">–</span>;
  const text = String(value);
  const after = unit ? ` ${unit}` : '';
  return (
    <data className="number" value={text} title={exact(text) + after}>
      {FORMS[as](text)}
      {unit && <span className="unit">{after}</span>}
    </data>
  );
}
