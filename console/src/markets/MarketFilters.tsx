import type { Search } from '../shell/search.js';
import { SearchField } from '../ui/SearchField.js';

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'JPY', 'BTC', 'ETH'];

interface Props {
  search: Search;
  change: (search: Search, replace?: boolean) => void;
}

export function MarketFilters({ search, change }: Props) {
  return (
    <div className="filters">
      <SearchField
        label="Search markets"
        placeholder="Symbol or name"
        value={search.q ?? ''}
        change={(q) => change({ q: q || undefined, offset: undefined }, true)}
      />
      <select
        aria-label="Currency"
        value={search.currency ?? 'USD'}
        onChange={({ target }) =>
          change({ currency: target.value === 'USD' ? undefined : target.value, offset: undefined })
        }
      >
        {[...new Set([...CURRENCIES, search.currency ?? 'USD'])].map((code) => (
          <option key={code}>{code}</option>
        ))}
      </select>
    </div>
  );
}
