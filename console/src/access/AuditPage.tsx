import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { CURSORS, rowsOf } from '../api/pages.js';
import { useMay } from '../api/session.js';
import { usePageSearch } from '../shell/search.js';
import { Answer } from '../ui/Answer.js';
import { Choice } from '../ui/Choice.js';
import { DataTable } from '../ui/DataTable.js';
import { Empty } from '../ui/Empty.js';
import { More } from '../ui/More.js';
import { PageHead } from '../ui/PageHead.js';
import { SearchField } from '../ui/SearchField.js';
import { AUDIT_COLUMNS } from './audit-columns.js';

/** Who changed what and when, and who was refused. */
export function Page() {
  const mayAdmin = useMay('admin');
  const [{ actor, action, outcome }, change] = usePageSearch();
  return (
    <section className="page">
      <PageHead title="Audit log">
        <div className="filters">
          <SearchField
            label="Who"
            placeholder="Who: key or prefix"
            value={actor ?? ''}
            change={(text) => change({ actor: text || undefined }, true)}
          />
          <SearchField
            label="Action"
            placeholder="Action: run.start"
            value={action ?? ''}
            change={(text) => change({ action: text || undefined }, true)}
          />
          <Choice
            label="Outcome"
            none="Done and refused"
            options={['done', 'refused']}
            value={outcome}
            change={(word) => change({ outcome: word })}
          />
        </div>
      </PageHead>
      {mayAdmin ? (
        <Entries />
      ) : (
        <Empty title="The audit log is shown to a key with the scope admin.">Log in above with one.</Empty>
      )}
    </section>
  );
}

function Entries() {
  const [{ actor, action, outcome }] = usePageSearch();
  const query = { limit: 100, actor: oneOf(actor), action: oneOf(action), outcome: oneOf(outcome as 'done') };
  const entries = api.useInfiniteQuery('get', '/audit', { params: { query } }, CURSORS);
  return (
    <>
      <Answer of={entries} lines={8}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return (
              <Empty
                title={actor || action || outcome ? 'No entry matches.' : 'Nothing has been changed yet.'}
              >
                Runs that are started, merges, keys, discards and other changes appear here.
              </Empty>
            );
          return (
            <DataTable
              caption="Audit log"
              columns={AUDIT_COLUMNS}
              rows={rows}
              keyOf={({ id }) => String(id)}
            />
          );
        }}
      </Answer>
      <More of={entries} />
    </>
  );
}
