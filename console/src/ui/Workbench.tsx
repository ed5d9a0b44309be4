import type { ReactNode } from 'react';
import { useMay } from '../api/session.js';
import { download } from './download.js';
import { EmptyState } from './EmptyState.js';
import { FailureBox } from './FailureBox.js';
import { KeyHints } from './KeyHints.js';
import { Loading } from './Loading.js';
import { PageHead } from './PageHead.js';
import type { Key } from './schema-keys.js';
import { textFaultsOf } from './text-faults.js';
import { YamlEditor } from './YamlEditor.js';

interface Props {
  title: string;
  /** The plural noun for what is tried. */
  things: string;
  label: string;
  text: string;
  sample: string;
  onChange: (text: string) => void;
  /** The name under which the text is saved. */
  fileName: string;
  keysTitle: string;
  keys: readonly Key[];
  attempt: { isPending: boolean; error: unknown };
  onTry: () => void;
  /** A field in front of the text. */
  field: ReactNode;
  advice: ReactNode;
  /** The result of the last attempt. */
  children: ReactNode;
}

/** A page for writing YAML, trying it and saving it as a file. Beside the text are the keys that it may contain. */
export function Workbench({ text, sample, onChange, attempt, onTry, ...props }: Props) {
  const may = useMay('admin');
  const faults = textFaultsOf(attempt.error);
  const tryIt = () => {
    if (may && !attempt.isPending) onTry();
  };
  return (
    <section className="page">
      <PageHead title={props.title} />
      {!may && (
        <EmptyState title={`Log in to try ${props.things}.`}>It needs a key with the scope admin.</EmptyState>
      )}
      <div className="workbench">
        <form
          className="card"
          onSubmit={(event) => {
            event.preventDefault();
            tryIt();
          }}
        >
          <div className="field">{props.field}</div>
          <YamlEditor label={props.label} text={text} onChange={onChange} onTry={tryIt} faults={faults} />
          <div className="actions">
            <button type="submit" className="primary" disabled={!may || attempt.isPending}>
              Try
            </button>
            <button type="button" onClick={() => download(props.fileName, text)}>
              Download
            </button>
            <button type="button" className="plain" onClick={() => onChange(sample)}>
              Start over with the sample
            </button>
          </div>
          <p className="fine">{props.advice}</p>
        </form>
        <KeyHints title={props.keysTitle} keys={props.keys} />
      </div>
      {attempt.isPending && <Loading lines={6} />}
      {Boolean(attempt.error) && !faults.length && <FailureBox error={attempt.error} />}
      {props.children}
    </section>
  );
}
