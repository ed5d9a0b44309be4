import { api } from '../api/client.js';
import { idAsWritten, usePageSearch } from '../shell/search.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { EmptyState } from '../ui/EmptyState.js';
import { PageHead } from '../ui/PageHead.js';
import { SourceSelect } from '../ui/SourceSelect.js';
import { withUnbrokenUnits } from '../ui/unbroken.js';
import { ComparedFigures } from './ComparedFigures.js';
import { ComparedRecords } from './ComparedRecords.js';

/** Two runs side by side: the latest two of a source, or those in the address. */
export function Page() {
  const [{ source, base, other }, change] = usePageSearch();
  const isChosen = source !== undefined || (base !== undefined && other !== undefined);
  const query = base && other ? { base: idAsWritten(base), other: idAsWritten(other) } : { source };
  const comparison = api.useQuery('get', '/runs/compare', { params: { query } }, { enabled: isChosen });
  return (
    <section className="page">
      <PageHead title="Compare runs">
        <SourceSelect
          value={source}
          change={(name) => change({ source: name, base: undefined, other: undefined })}
        />
      </PageHead>
      {isChosen ? (
        <QueryResult of={comparison} lines={10}>
          {(found) => (
            <>
              {found.stands_out.length > 0 && (
                <Card title="What stands out">
                  <ul className="rows">
                    {found.stands_out.map((sentence) => (
                      <li key={sentence}>{withUnbrokenUnits(sentence)}</li>
                    ))}
                  </ul>
                </Card>
              )}
              <ComparedFigures comparison={found} />
              <ComparedRecords comparison={found} />
            </>
          )}
        </QueryResult>
      ) : (
        <EmptyState title="Choose a source.">Its latest two runs are compared.</EmptyState>
      )}
    </section>
  );
}
