import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import { useMay } from '../api/session.js';
import { EmptyState } from '../ui/EmptyState.js';
import { FailureBox } from '../ui/FailureBox.js';
import { Loading } from '../ui/Loading.js';
import { PageHead } from '../ui/PageHead.js';
import { inspectFile } from './inspect-file.js';
import { InspectionView } from './InspectionView.js';

/** Shows how a CSV file would be read before it is put where `CSV_PATH` looks. */
export function Page() {
  const may = useMay('admin');
  const [isOver, setIsOver] = useState(false);
  const inspection = useMutation({ mutationFn: inspectFile });
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) inspection.mutate({ file });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (may) take(event.dataTransfer.files);
  };
  return (
    <section
      className={isOver ? 'page dropping' : 'page'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <PageHead title="Try a CSV file">
        <Link to="/console/csv-profile" className="button">
          Write a profile
        </Link>
      </PageHead>
      {may ? (
        <div className="card">
          <div className="field">
            <label htmlFor="file">Choose a file on this computer, or drop it here. Nothing is stored.</label>
            <input
              id="file"
              type="file"
              accept=".csv,.tsv,.txt,.gz,text/csv"
              disabled={inspection.isPending}
              onChange={({ target }) => {
                take(target.files);
                // Clears the field, so that the same file can be chosen again once it is corrected.
                target.value = '';
              }}
            />
          </div>
        </div>
      ) : (
        <EmptyState title="Log in to try files.">It needs a key with the scope admin.</EmptyState>
      )}
      {inspection.isPending && <Loading lines={6} />}
      {inspection.error && <FailureBox error={inspection.error} />}
      {inspection.data && <InspectionView of={inspection.data} />}
    </section>
  );
}
