import { Amount } from '../ui/Amount.js';
import { Card } from '../ui/Card.js';
import { Properties } from '../ui/Properties.js';
import { StoredItems } from '../ui/StoredItems.js';
import { Status } from '../ui/Status.js';
import { FormatView } from '../ui/FormatView.js';
import type { Inspected } from './inspect-file.js';

/** What would be stored and rejected, and how the file is read. */
export function InspectionView({ of: { inspection, rows } }: { of: Inspected }) {
  const { file, error, encoding, format, counts, rejections } = inspection;
  const leftOut = counts.rows - counts.stored - counts.rejected;
  const verdict = error ? 'cannot be read' : counts.rejected ? 'can be read in part' : 'can be read';
  return (
    <>
      <Card
        title={file}
        aside={<Status tone={error ? 'bad' : counts.rejected ? 'warn' : 'good'}>{verdict}</Status>}
      >
        {error && <p className="down message">{error.message}</p>}
        <Properties
          of={{
            'Would be stored': <Amount value={counts.stored} as="exact" />,
            'Would be rejected': <Amount value={counts.rejected} as="exact" />,
            'Left out': leftOut > 0 && (
              <>
                <Amount value={leftOut} as="exact" />: a later row has the same coin and time, or the candle
                is empty
              </>
            ),
            Rows: <Amount value={counts.rows} as="exact" />,
            Read: counts.complete ? 'to its end' : 'its beginning only',
            Encoding: encoding?.name,
            Layout: format && `${format.layout.name ?? 'no preset'}, by ${format.layout.by}`,
            Currencies: inspection.currencies.join(', ') || null,
            Intervals: inspection.intervals.join(', ') || null,
          }}
        />
        {format && <FormatView format={format} />}
      </Card>
      {rows.length > 0 && (
        <Card title="The first rows, as they would be stored">
          <StoredItems caption="First rows" items={rows} />
        </Card>
      )}
      {rejections.length > 0 && (
        <Card title="The first rejections">
          <ul className="rows">
            {rejections.map(({ line, reasons }) => (
              <li key={line}>
                <strong>Line {line}</strong>{' '}
                {reasons.map(({ path, message }) => `${path}: ${message}`).join('; ')}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
