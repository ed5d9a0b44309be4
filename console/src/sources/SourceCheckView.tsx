import { Amount } from '../ui/Amount.js';
import { Card } from '../ui/Card.js';
import { JsonView } from '../ui/JsonView.js';
import { Properties } from '../ui/Properties.js';
import { Status } from '../ui/Status.js';
import { StoredItems } from '../ui/StoredItems.js';
import type { CheckedSource } from './try-source.js';

/** What the first page of a source would store and reject. */
export function SourceCheckView({ of: { check, items, payloads } }: { of: CheckedSource }) {
  const { source, kind, error, page, partitions, rejections } = check;
  const verdict = error ? 'cannot be read' : page?.rejected ? 'can be read in part' : 'can be read';
  const { count, first } = partitions;
  return (
    <>
      <Card
        title={source}
        aside={<Status tone={error ? 'bad' : page?.rejected ? 'warn' : 'good'}>{verdict}</Status>}
      >
        {error && <p className="down message">{error.message}</p>}
        <Properties
          of={{
            Kind: kind,
            Partitions: count ? `${first.join(', ')}${count > first.length ? ' …' : ''}` : null,
            'Records of the first page': page && <Amount value={page.records} as="exact" />,
            'Would be stored': page && <Amount value={page.stored} as="exact" />,
            'Would be rejected': page && <Amount value={page.rejected} as="exact" />,
            Bytes: page && <Amount value={page.bytes} as="exact" />,
            'The next page begins at': page && JSON.stringify(page.next),
          }}
        />
      </Card>
      {items.length > 0 && (
        <Card title="The first items, as they would be stored">
          <StoredItems caption="First items" items={items} />
        </Card>
      )}
      {rejections.length > 0 && (
        <Card title="The first rejections">
          <ul className="rows">
            {rejections.map(({ external_id: id, reasons }, index) => (
              <li key={index}>
                <strong>{id}</strong> {reasons.map(({ path, message }) => `${path}: ${message}`).join('; ')}
                <details>
                  <summary>Payload</summary>
                  <JsonView value={payloads[index] ?? null} />
                </details>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
