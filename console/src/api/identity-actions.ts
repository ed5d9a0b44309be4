import { useAction } from './action.js';
import { client, dataOf } from './client.js';

/** Undoes a merge, a split or another decision about assets. */
const undoOperation = (operation_id: number) =>
  dataOf(client.POST('/assets/undo', { body: { operation_id } }));

export function useUndo() {
  return useAction(undoOperation, ({ assets }) => `Undone: ${assets.join(', ')} are as before.`);
}
