import { type Search, usePageSearch } from '../shell/search.js';
import { SearchField } from './SearchField.js';
import { StateSelect, type States } from './StateSelect.js';

interface Props<State extends string> extends States<State> {
  label: string;
  placeholder: string;
  /** The query parameter of the page's address that holds the text. */
  name: string;
}

/** Filters a list by text and by state, both kept in the address. */
export function StateFilters<State extends string>({ label, placeholder, name, ...states }: Props<State>) {
  const [search, change] = usePageSearch();
  const set = (changed: Search, replace?: boolean) => change({ ...changed, offset: undefined }, replace);
  return (
    <div className="filters">
      <SearchField
        label={label}
        placeholder={placeholder}
        value={search[name] ?? ''}
        change={(text) => set({ [name]: text || undefined }, true)}
      />
      <StateSelect {...states} value={search.state} change={(state) => set({ state })} />
    </div>
  );
}
