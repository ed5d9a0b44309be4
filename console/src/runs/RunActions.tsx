import { Link } from '@tanstack/react-router';
import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import type { components } from '../api/schema.js';
import { ActionButton } from '../ui/ActionButton.js';

interface Props {
  run: components['schemas']['Run'];
  isOver: boolean;
}

export function RunActions({ run: { id, source, cancel_requested_at }, isOver }: Props) {
  const isStopping = cancel_requested_at !== null;
  const cancel = useAction(
    () => dataOf(client.POST('/runs/{id}/cancel', { params: { path: { id } } })),
    () => `Run ${id} stops after the page that is under way.`,
  );
  return (
    <>
      {!isOver && (
        <ActionButton
          needs="run"
          look="danger"
          isBusy={cancel.isPending}
          disabled={isStopping}
          onClick={() => cancel.mutate()}
        >
          {isStopping ? 'Stopping…' : 'Cancel'}
        </ActionButton>
      )}
      <Link to="/console/compare" search={{ source }} className="button">
        Compare
      </Link>
      <Link to="/console/rejections" search={{ run: String(id) }} className="button">
        Its rejections
      </Link>
    </>
  );
}
