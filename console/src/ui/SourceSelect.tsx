import { api } from '../api/client.js';
import { FilterSelect } from './FilterSelect.js';

interface Props {
  value: string | undefined;
  change: (value: string | undefined) => void;
}

export function SourceSelect({ value, change }: Props) {
  const { data } = api.useQuery('get', '/sources', {}, { staleTime: 60_000 });
  const names = data?.data.map(({ name }) => name) ?? [];
  return <FilterSelect label="Source" none="All sources" options={names} value={value} change={change} />;
}
