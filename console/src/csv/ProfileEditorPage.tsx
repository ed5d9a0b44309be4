import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import schema from '../../../docs/csv-profiles.schema.json';
import { useDraft } from '../ui/draft.js';
import { keysOf, type Schema } from '../ui/schema-keys.js';
import { Workbench } from '../ui/Workbench.js';
import { inspectFile } from './inspect-file.js';
import { InspectionView } from './InspectionView.js';
import { SAMPLE_PROFILE, SAMPLE_FILE, SAMPLE_NAME } from './profile-sample.js';

const KEYS = keysOf(schema as unknown as Schema);

/** A page for writing a profile for CSV files, trying it on a file, and saving it. */
export function Page() {
  const [profile, setProfile] = useDraft('profile', SAMPLE_PROFILE);
  const [file, setFile] = useState(() => new File([SAMPLE_FILE], SAMPLE_NAME));
  const inspection = useMutation({ mutationFn: inspectFile });
  return (
    <Workbench
      title="Write a CSV profile"
      things="profiles"
      label="Profiles in YAML. Ctrl+Enter or ⌘+Enter tries them."
      text={profile}
      sample={SAMPLE_PROFILE}
      onChange={setProfile}
      fileName="profiles.yaml"
      keysTitle="Keys of an entry"
      keys={KEYS}
      attempt={inspection}
      onTry={() => inspection.mutate({ file, profile })}
      field={
        <>
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
        </>
      }
      advice={
        <>
          Trying stores nothing. To use the profiles, add them to the file that <code>CSV_PROFILES</code>{' '}
          names, or let it name this one, and restart. The first entry whose <code>files</code> match a file
          applies.
        </>
      }
    >
      {inspection.data && <InspectionView of={inspection.data} />}
    </Workbench>
  );
}
