import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import schema from '../../../docs/csv-profiles.schema.json';
import { useMay } from '../api/session.js';
import { download } from '../ui/download.js';
import { useDraft } from '../ui/draft.js';
import { EmptyState } from '../ui/EmptyState.js';
import { FailureBox } from '../ui/FailureBox.js';
import { KeyHints } from '../ui/KeyHints.js';
import { Loading } from '../ui/Loading.js';
import { PageHead } from '../ui/PageHead.js';
import { keysOf, type Schema } from '../ui/schema-keys.js';
import { textFaultsOf } from '../ui/text-faults.js';
import { YamlEditor } from '../ui/YamlEditor.js';
import { inspectFile } from './inspect-file.js';
import { InspectionView } from './InspectionView.js';
import { SAMPLE, SAMPLE_FILE, SAMPLE_NAME } from './profile-sample.js';

const KEYS = keysOf(schema as unknown as Schema);

/** A profile for CSV files: written, tried on a file, and saved. */
export function Page() {
  const may = useMay('admin');
  const [profile, setProfile] = useDraft('profile', SAMPLE);
  const [file, setFile] = useState(() => new File([SAMPLE_FILE], SAMPLE_NAME));
  const inspection = useMutation({ mutationFn: inspectFile });
  const faults = textFaultsOf(inspection.error);
  const attempt = () => {
    if (may && !inspection.isPending) inspection.mutate({ file, profile });
  };
  return (
    <section className="page">
      <PageHead title="Write a CSV profile" />
      {!may && <EmptyState title="Log in to try profiles.">It needs a key with the scope admin.</EmptyState>}
      <div className="workbench">
        <form
          className="card"
          onSubmit={(event) => {
            event.preventDefault();
            attempt();
          }}
        >
          <div className="field">
            <label htmlFor="file">
              A file to try it on: <strong>{file.name}</strong>
              {file.name === SAMPLE_NAME && ', a sample'}
            </label>
            <input
              id="file"
              type="file"
              accept=".csv,.tsv,.txt,.gz,text/csv"
              onChange={({ target }) => setFile((former) => target.files?.[0] ?? former)}
            />
          </div>
          <YamlEditor
            label="Profiles in YAML. Ctrl+Enter or ⌘+Enter tries them."
            text={profile}
            onChange={setProfile}
            onTry={attempt}
            faults={faults}
          />
          <div className="actions">
            <button type="submit" className="primary" disabled={!may || inspection.isPending}>
              Try
            </button>
            <button type="button" onClick={() => download('profiles.yaml', profile)}>
              Download
            </button>
            <button type="button" className="plain" onClick={() => setProfile(SAMPLE)}>
              Begin again with the sample
            </button>
          </div>
          <p className="fine">
            Trying stores nothing. To use the profiles, add them to the file that <code>CSV_PROFILES</code>{' '}
            names, or let it name this one, and restart. The first entry whose <code>files</code> match a file
            applies.
          </p>
        </form>
        <KeyHints title="Keys of an entry" keys={KEYS} />
      </div>
      {inspection.isPending && <Loading lines={6} />}
      {inspection.error && !faults.length && <FailureBox error={inspection.error} />}
      {inspection.data && <InspectionView of={inspection.data} />}
    </section>
  );
}
