import { useState } from 'react';
import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import { DiscardDialog } from './DiscardDialog.js';
import { RejectionButtons } from './RejectionButtons.js';

export function RejectionActions({ id }: { id: number }) {
  const [isDiscarding, setIsDiscarding] = useState(false);
  const replay = useAction(
    (dry_run: boolean) =>
      dataOf(client.POST('/rejections/replay', { body: { filter: { ids: [id] }, dry_run } })),
    ({ dry_run, passed, sample }) => {
      if (passed) return dry_run ? 'It would pass.' : 'It passed and is stored.';
      const why = sample[0]?.reasons.map(({ path, message }) => `${path} ${message}`).join('; ');
      return dry_run ? `It would not pass: ${why}` : `It did not pass: ${why}`;
    },
  );
  const discard = useAction(
    (reason: string) =>
      dataOf(client.POST('/rejections/{id}/discard', { params: { path: { id } }, body: { reason } })),
    () => {
      setIsDiscarding(false);
      return 'It was discarded.';
    },
  );
  return (
    <div className="actions">
      <RejectionButtons question="Would it pass?" replay={replay} onDiscard={() => setIsDiscarding(true)} />
      {isDiscarding && (
        <DiscardDialog
          title={`Discard rejection ${id}`}
          discard={discard}
          close={() => setIsDiscarding(false)}
        />
      )}
    </div>
  );
}
