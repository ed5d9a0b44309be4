import { useMutation } from '@tanstack/react-query';
import schema from '../../../docs/source.schema.json';
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
import { SAMPLE, SAMPLE_NAME } from './source-sample.js';
import { SourceCheckView } from './SourceCheckView.js';
import { trySource } from './try-source.js';

/** Taps are left out, because the service runs no programs for the console. */
const [json, csv] = schema.oneOf as unknown as [Schema, Schema];
const KEYS = keysOf({ oneOf: [json, csv] }, schema as unknown as Schema);

/** A source without code: written, tried on its first page, and saved as a file. */
export function Page() {
  const may = useMay('admin');
  const [name, setName] = useDraft('source-name', SAMPLE_NAME);
  const [source, setSource] = useDraft('source', SAMPLE);
  const check = useMutation({ mutationFn: trySource });
  const faults = textFaultsOf(check.error);
  const attempt = () => {
    if (may && !check.isPending) check.mutate({ name, source });
  };
  return (
    <section className="page">
      <PageHead title="Write a source" />
      {!may && <EmptyState title="Log in to try sources.">It needs a key with the scope admin.</EmptyState>}
      <div className="workbench">
        <form
          className="card"
          onSubmit={(event) => {
            event.preventDefault();
            attempt();
          }}
        >
          <div className="field">
            <label htmlFor="name">Name of the source, which is that of its file</label>
            <input
              id="name"
              required
              pattern="[a-z][a-z0-9_]{0,49}"
              title="Lower-case letters, digits and _, beginning with a letter"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </div>
          <YamlEditor
            label="Definition in YAML. Ctrl+Enter or ⌘+Enter tries it."
            text={source}
            onChange={setSource}
            onTry={attempt}
            faults={faults}
          />
          <div className="actions">
            <button type="submit" className="primary" disabled={!may || check.isPending}>
              Try
            </button>
            <button type="button" onClick={() => download(`${name}.yaml`, source)}>
              Download
            </button>
            <button type="button" className="plain" onClick={() => setSource(SAMPLE)}>
              Begin again with the sample
            </button>
          </div>
          <p className="fine">
            Trying fetches one page and stores nothing. To use the source, put the file into the folder of{' '}
            <code>SOURCES_DIR</code>, add <code>{name}</code> to <code>SOURCES</code> and restart. A source
            that needs a secret or runs a program is tried on the host:{' '}
            <code>kasparro inspect {name}.yaml</code>
          </p>
        </form>
        <KeyHints title="Keys" keys={KEYS} />
      </div>
      {check.isPending && <Loading lines={6} />}
      {check.error && !faults.length && <FailureBox error={check.error} />}
      {check.data && <SourceCheckView of={check.data} />}
    </section>
  );
}
