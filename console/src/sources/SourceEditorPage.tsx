import { useMutation } from '@tanstack/react-query';
import schema from '../../../docs/source.schema.json';
import { useDraft } from '../ui/draft.js';
import { keysOf, type Schema } from '../ui/schema-keys.js';
import { Workbench } from '../ui/Workbench.js';
import { SAMPLE_SOURCE, SAMPLE_NAME } from './source-sample.js';
import { SourceCheckView } from './SourceCheckView.js';
import { trySource } from './try-source.js';

/** Taps are left out, because the service runs no programs for the console. */
const [json, csv] = schema.oneOf as unknown as [Schema, Schema];
const KEYS = keysOf({ oneOf: [json, csv] }, schema as unknown as Schema);

/** A page for writing a source without code, trying it on its first page, and saving it as a file. */
export function Page() {
  const [name, setName] = useDraft('source-name', SAMPLE_NAME);
  const [source, setSource] = useDraft('source', SAMPLE_SOURCE);
  const check = useMutation({ mutationFn: trySource });
  return (
    <Workbench
      title="Write a source"
      things="sources"
      label="Definition in YAML. Ctrl+Enter or ⌘+Enter tries it."
      text={source}
      sample={SAMPLE_SOURCE}
      onChange={setSource}
      fileName={`${name}.yaml`}
      keysTitle="Keys"
      keys={KEYS}
      attempt={check}
      onTry={() => check.mutate({ name, source })}
      field={
        <>
          <label htmlFor="name">Name of the source and of its file</label>
          <input
            id="name"
            required
            pattern="[a-z][a-z0-9_]{0,49}"
            title="Lower-case letters, digits and _, beginning with a letter"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </>
      }
      advice={
        <>
          Trying fetches one page and stores nothing. To use the source, put the file into the folder of{' '}
          <code>SOURCES_DIR</code>, add <code>{name}</code> to <code>SOURCES</code> and restart. A source that
          needs a secret or runs a program is tried on the host: <code>kasparro inspect {name}.yaml</code>
        </>
      }
    >
      {check.data && <SourceCheckView of={check.data} />}
    </Workbench>
  );
}
