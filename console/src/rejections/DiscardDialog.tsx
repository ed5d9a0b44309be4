import type { ReactNode } from 'react';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';

interface Props {
  title: string;
  discard: { isPending: boolean; error: unknown; mutate: (reason: string) => void };
  close: () => void;
  children?: ReactNode;
}

/** Asks for the required reason. */
export function DiscardDialog({ title, discard, close, children }: Props) {
  return (
    <ConfirmDialog
      title={title}
      verb="Discard"
      look="danger"
      reason="required"
      isBusy={discard.isPending}
      error={discard.error}
      go={discard.mutate}
      close={close}
    >
      {children}
    </ConfirmDialog>
  );
}
