import { exact, round } from './decimal.js';
import { inWords } from './identity-words.js';
import { withUnbrokenUnits } from './unbroken.js';

interface Comparison {
  with: string;
  confidence: string | number;
  evidence: Readonly<Record<string, string | number>>;
}

/** Why two listings are or are not the same coin, the strongest evidence first. */
export function Evidence({ of }: { of: Comparison }) {
  const features = Object.entries(of.evidence).sort(([, a], [, b]) => Number(b) - Number(a));
  return (
    <div className="evidence">
      <span>
        with <code>{of.with}</code>, <Confidence of={of.confidence} />:
      </span>{' '}
      {features.map(([feature, weight], index) => (
        <span key={feature} className={Number(weight) < 0 ? 'down' : undefined} title={`weight ${weight}`}>
          {Number(weight) < 0 && 'but '}
          {inWords(feature)}
          {index < features.length - 1 && ', '}
        </span>
      ))}
    </div>
  );
}

export function Confidence({ of }: { of: string | number }) {
  const [whole = '0', fraction = ''] = String(of).split('.');
  const pct = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}.${fraction.slice(2) || '0'}`.replace(
    /^0+(?=\d)/,
    '',
  );
  return <span title={`confidence ${of}`}>{withUnbrokenUnits(`${exact(round(pct, 1))} % sure`)}</span>;
}
