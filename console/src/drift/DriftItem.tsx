import { Link } from '@tanstack/react-router';
import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import type { components } from '../api/schema.js';
import { ActionButton } from '../ui/ActionButton.js';
import { Amount } from '../ui/Amount.js';
import { Card } from '../ui/Card.js';
import { Confidence } from '../ui/Evidence.js';
import { Properties } from '../ui/Properties.js';
import { JsonView } from '../ui/JsonView.js';
import { Moment } from '../ui/Moment.js';
import { StatusOf } from '../ui/Status.js';
import { newShapeText, sentenceOf } from '../ui/drift-words.js';

/** A drift event, showing the data before and after the change. */
export function DriftItem({ event }: { event: components['schemas']['DriftEvent'] }) {
  const params = { path: { id: event.id } };
  const accept = useAction(
    () => dataOf(client.POST('/drift/{id}/accept', { params })),
    ({ replay }) => `Accepted: ${replay.passed} of ${replay.matched} rejected records were stored.`,
  );
  const dismiss = useAction(
    () => dataOf(client.POST('/drift/{id}/dismiss', { params })),
    () => 'Dismissed.',
  );
  const isBusy = accept.isPending || dismiss.isPending;
  return (
    <Card
      title={sentenceOf(event)}
      aside={
        event.status === 'open' && (
          <div className="actions">
            <ActionButton needs="admin" look="primary" isBusy={isBusy} onClick={() => accept.mutate()}>
              Accept and replay
            </ActionButton>
            <ActionButton needs="admin" isBusy={isBusy} onClick={() => dismiss.mutate()}>
              Dismiss
            </ActionButton>
          </div>
        )
      }
    >
      <div className="beforeafter">
        <div>
          <h3>Before</h3>
          <code>{event.kind === 'field_added' ? 'not there' : event.path}</code>
        </div>
        <div>
          <h3>After</h3>
          <code>{newShapeText(event)}</code>
        </div>
      </div>
      <Properties
        of={{
          Status: <StatusOf word={event.status} />,
          Confidence: event.confidence === null ? null : <Confidence of={event.confidence} />,
          Policy: event.policy.replace('_', ' '),
          Records: <Amount value={event.records} as="exact" />,
          Partition: event.partition,
          'First seen': <Moment at={event.first_seen_at} />,
          'Last seen': <Moment at={event.last_seen_at} />,
          Run: (
            <Link to="/console/runs/$id" params={{ id: String(event.run_id) }}>
              {event.run_id}
            </Link>
          ),
        }}
      />
      <details>
        <summary>Evidence</summary>
        <JsonView value={event.evidence as never} />
      </details>
    </Card>
  );
}
