import { usePageSearch } from '../shell/search.js';
import { FilterSelect } from '../ui/FilterSelect.js';
import { PageHead } from '../ui/PageHead.js';
import { SourceSelect } from '../ui/SourceSelect.js';
import { RejectionGroups } from './RejectionGroups.js';
import { RejectionList } from './RejectionList.js';
import { Selection } from './Selection.js';

const STATUSES = ['open', 'replayed', 'superseded', 'discarded'];

/** Rejections grouped by source, reason and field; for a chosen group, its records and actions. */
export function Page() {
  const [search, change] = usePageSearch();
  const { source, code, field, run, status = 'open' } = search;
  const isChosen = Boolean(code ?? field ?? run);
  return (
    <section className="page">
      <PageHead title="Rejections">
        <div className="filters">
          <SourceSelect value={source} change={(name) => change({ source: name })} />
          <FilterSelect
            label="Status"
            none="Open"
            options={STATUSES.slice(1)}
            value={status === 'open' ? undefined : status}
            change={(word) => change({ status: word })}
          />
          {isChosen && (
            <button
              type="button"
              onClick={() => change({ code: undefined, field: undefined, run: undefined })}
            >
              All reasons
            </button>
          )}
        </div>
      </PageHead>
      {!isChosen && <RejectionGroups source={source} status={status} />}
      {isChosen && status === 'open' && <Selection source={source} code={code} field={field} run={run} />}
      {isChosen && <RejectionList source={source} code={code} field={field} run={run} status={status} />}
    </section>
  );
}
