import { exact, round } from './decimal.js';

interface Props {
  pct: string | number | null | undefined;
  /** Where an increase is neither good nor bad. */
  isNeutral?: boolean;
}

/** A percentage, always with its sign, so that the meaning does not depend on colour. */
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
