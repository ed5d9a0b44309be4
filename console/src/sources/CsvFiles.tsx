import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import type { components } from '../api/schema.js';
import { REFRESH } from '../api/pages.js';
import { usePageSearch, wholeNumberFilter } from '../shell/search.js';
import { Amount } from '../ui/Amount.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Pager } from '../ui/Pager.js';
import { StateFilters } from '../ui/StateFilters.js';
import { Status, type Tone } from '../ui/Status.js';
import { FileReading } from './FileReading.js';

type CsvFile = components['schemas']['CsvFile'];

const LIMIT = 50;
const STATES = ['read', 'waiting', 'reading', 'pending', 'ignored', 'failed', 'removed'] as const;
const TONES: Partial<Record<CsvFile['state'], Tone>> = {
  read: 'good',
  reading: 'busy',
  failed: 'bad',
  pending: 'warn',
};

/** Each file, and how it is read. */
export function CsvFiles() {
  const [{ file, state, offset }] = usePageSearch();
  const query = {
    limit: LIMIT,
    offset: wholeNumberFilter(offset) ?? 0,
    q: file || undefined,
    state: oneOf(state as CsvFile['state'] | undefined),
  };
  const files = api.useQuery(
    'get',
    '/sources/csv/files',
    { params: { query } },
    { placeholderData: keepPreviousData, ...REFRESH },
  );
  const filters = (
    <StateFilters
      label="Search files"
      placeholder="Part of the path"
      name="file"
      all="All states"
      states={STATES}
      counts={files.data?.metadata.states}
    />
  );
  return (
    <Card title="Files" aside={filters}>
      <QueryResult of={files} lines={4}>
        {({ data, metadata }) =>
          data.length ? (
            <>
              <ul className="rows">
                {data.map((one) => (
                  <FileItem key={one.path} file={one} />
                ))}
              </ul>
              <Pager limit={LIMIT} total={metadata.total} />
            </>
          ) : (
            <NoFiles isFiltered={Boolean(file ?? state)} />
          )
        }
      </QueryResult>
    </Card>
  );
}

function FileItem({ file }: { file: CsvFile }) {
  return (
    <li>
      <details>
        <summary>
          <strong className="long">{file.path}</strong>{' '}
          <Status tone={TONES[file.state] ?? 'idle'}>{file.state}</Status>{' '}
          <span className="muted">
            <Amount value={file.rows} as="exact" /> {file.rows === 1 ? 'row' : 'rows'}
            {file.rejected > 0 && `, ${file.rejected} rejected`}
          </span>
        </summary>
        <FileReading file={file} />
      </details>
    </li>
  );
}

function NoFiles({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered)
    return (
      <EmptyState title="No files match.">Choose another state, or search for something else.</EmptyState>
    );
  return (
    <EmptyState title="No files yet.">
      Put a CSV file into the folder that <code>CSV_PATH</code> names, and run the source.
    </EmptyState>
  );
}
