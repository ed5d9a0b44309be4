import { api } from '../api/client.js';
import { useUndo } from '../api/identity-actions.js';
import type { components } from '../api/schema.js';
import { ActionButton } from '../ui/ActionButton.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { Confidence, Evidence } from '../ui/Evidence.js';
import { makerText } from '../ui/identity-words.js';
import { Moment } from '../ui/Moment.js';
import { Status, StatusOf } from '../ui/Status.js';

type Listing = components['schemas']['IdentityListing'];

/** Why these listings are one coin, and which decisions were made by hand. */
export function Identity({ slug }: { slug: string }) {
  const identity = api.useQuery('get', '/assets/{slug}/identity', { params: { path: { slug } } });
  return (
    <Card title="Why these listings are one coin">
      <QueryResult of={identity} lines={4}>
        {({ listings, operations }) => (
          <>
            <ul className="rows">
              {listings.map((listing) => (
                <Decided
                  key={`${listing.source}/${listing.external_id}/${listing.currency}`}
                  listing={listing}
                />
              ))}
            </ul>
            {operations.length > 0 && <Operations of={operations} />}
          </>
        )}
      </QueryResult>
    </Card>
  );
}

function Decided({ listing: { source, external_id, decision } }: { listing: Listing }) {
  return (
    <li>
      <div className="rowhead">
        <strong>
          {source}/{external_id}
        </strong>
        {decision ? <StatusOf word={decision.state} /> : <Status tone="idle">undecided</Status>}
        {decision?.confidence != null && <Confidence of={decision.confidence} />}
        {decision && (
          <span className="muted">
            {makerText(decision.made_by)}, <Moment at={decision.made_at} />
          </span>
        )}
      </div>
      {decision && <Comparisons of={decision.evidence} />}
    </li>
  );
}

/** The decisive comparison; other comparisons are shown on demand. */
function Comparisons({ of: [first, ...others] }: { of: NonNullable<Listing['decision']>['evidence'] }) {
  return (
    <>
      {first && <Evidence of={first} />}
      {others.length > 0 && (
        <details className="more-evidence">
          <summary>
            and with {others.length} {others.length === 1 ? 'other listing' : 'other listings'}
          </summary>
          {others.map((comparison) => (
            <Evidence key={comparison.with} of={comparison} />
          ))}
        </details>
      )}
    </>
  );
}

function Operations({ of }: { of: readonly components['schemas']['Operation'][] }) {
  const undo = useUndo();
  return (
    <>
      <h3>By hand</h3>
      <ul className="rows">
        {of.map(({ id, kind, reason, made_at, undone_at }) => (
          <li key={id} className="rowhead">
            <strong>{kind}</strong>
            <Moment at={made_at} as="full" />
            {reason && <span>“{reason}”</span>}
            {undone_at ? (
              <span className="muted">
                undone <Moment at={undone_at} />
              </span>
            ) : (
              <ActionButton needs="admin" isBusy={undo.isPending} onClick={() => undo.mutate(id)}>
                Undo
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
