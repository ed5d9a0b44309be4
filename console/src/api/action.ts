import { useMutation } from '@tanstack/react-query';
import { toast } from './toast.js';
import { queries } from './queries.js';

interface Done {
  text: string;
  undo?: () => void;
}

/** An action that changes something. Afterwards a toast reports it, and the data on screen is refreshed. */
export function useAction<Input = void, Output = unknown>(
  act: (input: Input) => Promise<Output>,
  done: (output: Output, input: Input) => Done | string,
) {
  return useMutation({
    mutationFn: act,
    onSuccess: (output, input) => {
      const said = done(output, input);
      if (typeof said === 'string') toast(said);
      else toast(said.text, said.undo);
    },
    onSettled: () => queries.invalidateQueries(),
  });
}
