import { exact, round } from './decimal.js';

interface Props {
  pct: string | number | null | undefined;
  /** Where more is not better. */
  isNeutral?: boolean;
}

/** A change in per cent: with its sign, so that colour is not all that tells. */
export function PercentChange({ pct, isNeutral = false }: Props) {
  if (pct === null || pct === undefined) return <span className="none">–</span>;
  const text = String(pct);
  const rounded = round(text, 2);
  const tone = /^-/.test(rounded) ? 'down' : /[1-9]/.test(rounded) ? 'up' : 'same';
  return (
    <data className={isNeutral ? 'number' : `number ${tone}`} value={text} title={`${exact(text)} %`}>
      {tone === 'up' && '+'}
      {exact(rounded).replace('-', '−')} %
    </data>
  );
}
