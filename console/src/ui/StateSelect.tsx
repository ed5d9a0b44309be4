import { exact } from './decimal.js';

export interface States<State extends string> {
  states: readonly State[];
  /** Number of entries in each state; undefined until known. */
  counts: Readonly<Record<State, number>> | undefined;
  /** The label of the option that sets no filter. */
  all: string;
  isInAll?: (state: State) => boolean;
}

interface Props<State extends string> extends States<State> {
  value: string | undefined;
  change: (state: string | undefined) => void;
}

/** Filters a list by state, and shows how many entries are in each. */
export function StateSelect<State extends string>(props: Props<State>) {
  const { states, counts, all, isInAll = () => true, value, change } = props;
  const total = counts && states.filter(isInAll).reduce((sum, state) => sum + counts[state], 0);
  const label = (word: string, count: number | undefined) =>
    count === undefined ? word : `${word} (${exact(String(count))})`;
  return (
    <select
      aria-label="State"
      value={value ?? ''}
      onChange={({ target }) => change(target.value || undefined)}
    >
      <option value="">{label(all, total)}</option>
      {states.map((state) => (
        <option key={state} value={state}>
          {label(state, counts?.[state])}
        </option>
      ))}
    </select>
  );
}
