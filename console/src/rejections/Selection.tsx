import { useState } from 'react';
import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import type { components } from '../api/schema.js';
import { Card } from '../ui/Card.js';
import { idAsWritten } from '../shell/search.js';
import { FailureBox } from '../ui/FailureBox.js';
import { CausingDrift } from './CausingDrift.js';
import { DiscardDialog } from './DiscardDialog.js';
import { RejectionButtons } from './RejectionButtons.js';
import { ReplayResult } from './ReplayResult.js';

type Filter = components['schemas']['RejectionSelection'];

interface Props {
  source: string | undefined;
  code: string | undefined;
  field: string | undefined;
  run: string | undefined;
}

/** Actions on all open rejections of a group: dry run, replay, discard. */
export function Selection({ source, code, field, run }: Props) {
  const [isDiscarding, setIsDiscarding] = useState(false);
  const filter: Filter = {
    ...(source && { source }),
    ...(code && { code }),
    ...(field && { field }),
    // Refused by the service if it is not a number.
    ...(run && { run: /^\d+$/.test(run) ? Number(run) : idAsWritten(run) }),
  };
  const replay = useAction(
    (dry_run: boolean) => dataOf(client.POST('/rejections/replay', { body: { filter, dry_run } })),
    ({ dry_run, matched, passed }) =>
      dry_run ? `${passed} of ${matched} would pass.` : `${passed} of ${matched} were stored.`,
  );
  const discard = useAction(
    (reason: string) => dataOf(client.POST('/rejections/discard', { body: { filter, reason } })),
    ({ discarded }) => {
      setIsDiscarding(false);
      return `${discarded} were discarded.`;
    },
  );
  const title = [source, code?.replaceAll('_', ' '), field, run && `run ${run}`].filter(Boolean).join(' · ');
  return (
    <Card
      title={title}
      aside={
        <div className="actions">
          <RejectionButtons
            question="What would pass?"
            replay={replay}
            onDiscard={() => setIsDiscarding(true)}
          />
        </div>
      }
    >
      <p className="muted">
        A replay validates the stored payloads again, with the current profiles and accepted renames. Records
        that pass are stored as data.
      </p>
      {source && field && <CausingDrift source={source} fields={[field]} />}
      {replay.error && <FailureBox error={replay.error} />}
      {replay.data && <ReplayResult of={replay.data} />}
      {isDiscarding && (
        <DiscardDialog title={`Discard: ${title}`} discard={discard} close={() => setIsDiscarding(false)}>
          <p>They stay in the database with this reason, and are never stored as data.</p>
        </DiscardDialog>
      )}
    </Card>
  );
}
