import { ActionButton } from '../ui/ActionButton.js';

interface Props {
  /** The label of the dry run. */
  question: string;
  replay: { isPending: boolean; mutate: (isDryRun: boolean) => void };
  onDiscard: () => void;
}

/** The actions available for one rejection or several. */
export function RejectionButtons({ question, replay, onDiscard }: Props) {
  return (
    <>
      <ActionButton needs="admin" isBusy={replay.isPending} onClick={() => replay.mutate(true)}>
        {question}
      </ActionButton>
      <ActionButton
        needs="admin"
        look="primary"
        isBusy={replay.isPending}
        onClick={() => replay.mutate(false)}
      >
        Replay
      </ActionButton>
      <ActionButton needs="admin" look="danger" onClick={onDiscard}>
        Discard…
      </ActionButton>
    </>
  );
}
