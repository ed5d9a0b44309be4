import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { CURSORS, rowsOf } from '../api/pages.js';
import { usePageSearch } from '../shell/search.js';
import { Answer } from '../ui/Answer.js';
import { Choice } from '../ui/Choice.js';
import { Empty } from '../ui/Empty.js';
import { More } from '../ui/More.js';
import { PageHead } from '../ui/PageHead.js';
import { SourceChoice } from '../ui/SourceChoice.js';
import { AnomalyItem } from './AnomalyItem.js';

/** Runs and prices that are out of the ordinary. */
export function Page() {
  const [{ source, state = 'open' }, change] = usePageSearch();
  const query = { limit: 50, source: oneOf(source), state: oneOf(state as 'open') };
  const anomalies = api.useInfiniteQuery('get', '/anomalies', { params: { query } }, CURSORS);
  return (
    <section className="page">
      <PageHead title="Anomalies">
        <div className="filters">
          <SourceChoice value={source} change={(name) => change({ source: name })} />
          <Choice
            label="State"
            none="Open"
            options={['acknowledged', 'closed']}
            value={state === 'open' ? undefined : state}
            change={(word) => change({ state: word })}
          />
        </div>
      </PageHead>
      <Answer of={anomalies} lines={5}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return (
              <Empty title={`No anomaly is ${state}.`}>
                Prices that jump, disagree or stand still, and runs unlike those before them, appear here.
              </Empty>
            );
          return (
            <div className="card">
              <ul className="rows">
                {rows.map((anomaly) => (
                  <AnomalyItem key={anomaly.id} anomaly={anomaly} />
                ))}
              </ul>
            </div>
          );
        }}
      </Answer>
      <More of={anomalies} />
    </section>
  );
}
