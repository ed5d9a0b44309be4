import type { Search } from '../shell/search.js';
import { FilterSelect } from '../ui/FilterSelect.js';
import { SearchField } from '../ui/SearchField.js';
import { SourceSelect } from '../ui/SourceSelect.js';

const INTERVALS = ['1m', '5m', '15m', '1h', '4h', '1d', '1w', '1mo'];

interface Props {
  search: Search;
  change: (search: Search, replace?: boolean) => void;
}

export function GapFilters({ search: { asset, interval, kind, source }, change }: Props) {
  return (
    <div className="filters">
      <SearchField
        label="Asset"
        placeholder="Asset, such as bitcoin"
        value={asset ?? ''}
        change={(text) => change({ asset: text || undefined }, true)}
      />
      <FilterSelect
        label="Interval"
        none="by 1h"
        options={INTERVALS.filter((one) => one !== '1h')}
        value={interval}
        change={(word) => change({ interval: word })}
      />
      <FilterSelect
        label="Kind"
        none="Quotes and candles"
        options={['quote', 'candle']}
        value={kind}
        change={(word) => change({ kind: word })}
      />
      <SourceSelect value={source} change={(name) => change({ source: name })} />
    </div>
  );
}
