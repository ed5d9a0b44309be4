import { Link } from '@tanstack/react-router';
import { usePageSearch } from '../shell/search.js';
import { FilterSelect } from '../ui/FilterSelect.js';
import { PageHead } from '../ui/PageHead.js';
import { RunList } from '../ui/RunList.js';
import { SourceSelect } from '../ui/SourceSelect.js';

const STATUSES = ['queued', 'running', 'succeeded', 'partial', 'failed', 'interrupted', 'cancelled'];

export function Page() {
  const [{ source, status }, change] = usePageSearch();
  return (
    <section className="page">
      <PageHead title="Runs">
        <div className="filters">
          <SourceSelect value={source} change={(name) => change({ source: name })} />
          <FilterSelect
            label="Status"
            none="All statuses"
            options={STATUSES}
            value={status}
            change={(word) => change({ status: word })}
          />
          <Link to="/console/compare" search={{ source }} className="button">
            Compare
          </Link>
        </div>
      </PageHead>
      <RunList source={source} status={status} />
    </section>
  );
}
