import { api } from '../api/client.js';
import { Choice } from './Choice.js';

interface Props {
  value: string | undefined;
  change: (value: string | undefined) => void;
}

export function SourceChoice({ value, change }: Props) {
  const { data } = api.useQuery('get', '/sources', {}, { staleTime: 60_000 });
  const names = data?.data.map(({ name }) => name) ?? [];
  return <Choice label="Source" none="All sources" options={names} value={value} change={change} />;
}
