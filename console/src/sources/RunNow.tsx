import { useNavigate } from '@tanstack/react-router';
import { useAction } from '../api/action.js';
import { ProblemError } from '../api/problem.js';
import { startRun } from '../api/start-run.js';
import { ActionButton } from '../ui/ActionButton.js';
import { toast } from '../api/toast.js';

/** Starts a run and opens it, or opens the run in progress. */
export function RunNow({ source }: { source: string }) {
  const navigate = useNavigate();
  const show = (id: number) => void navigate({ to: '/console/runs/$id', params: { id: String(id) } });
  const run = useAction(
    () => startRun({ source }),
    ({ id }) => {
      show(id);
      return `Run ${id} of ${source} was started.`;
    },
  );
  const onError = (error: unknown) => {
    toast(error instanceof Error ? error.message : 'The run could not be started.');
    if (error instanceof ProblemError && error.problem.run_id) show(error.problem.run_id);
  };
  return (
    <ActionButton needs="run" isBusy={run.isPending} onClick={() => run.mutate(undefined, { onError })}>
      Run now
    </ActionButton>
  );
}
