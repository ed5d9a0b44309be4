import { compact, exact, price } from './decimal.js';

interface Props {
  value: string | number | null | undefined;
  /** The currency, shown after the number unless the column's header names it. */
  unit?: string;
  as?: 'price' | 'compact' | 'exact';
}

const FORMS = { price, compact, exact };

/** A decimal with grouped digits, shortened. Hovering shows all digits. */
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
