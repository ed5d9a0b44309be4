import { type KeyboardEvent, useId, useRef } from 'react';
import type { TextFault } from './text-faults.js';

interface Props {
  label: string;
  text: string;
  onChange: (text: string) => void;
  /** Called on Ctrl-Enter or Cmd-Enter. */
  onTry: () => void;
  faults: readonly TextFault[];
}

const FEWEST_LINES = 14;

/** A text with line numbers, and its mistakes, each linked to its line. */
export function YamlEditor({ label, text, onChange, onTry, faults }: Props) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = text.split('\n');
  const count = Math.max(lines.length, FEWEST_LINES);
  const bad = new Set(faults.map(({ line }) => line));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) onTry();
    else if (!indent(event.currentTarget)) return;
    event.preventDefault();
  };
  const goTo = ({ line, column }: TextFault) => {
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const at = Math.min(start + column - 1, text.length);
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="editor">
        <ol className="linenumbers" aria-hidden="true">
          {Array.from({ length: count }, (_, index) => (
            <li key={index} className={bad.has(index + 1) ? 'bad' : undefined}>
              {index + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={area}
          id={id}
          rows={count}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          value={text}
          aria-invalid={faults.length > 0}
          aria-describedby={`${id}-faults`}
          onChange={({ target }) => onChange(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-faults`} role="status">
        <ul className="textfaults">
          {faults.map((fault) => (
            <li key={`${fault.line}:${fault.column}:${fault.message}`}>
              <button type="button" className="plain" onClick={() => goTo(fault)}>
                Line {fault.line}
              </button>{' '}
              <span className="message">{fault.message}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Starts a new line with the same indentation as this one. False if this line is not indented. */
function indent(area: HTMLTextAreaElement): boolean {
  const before = area.value.slice(0, area.selectionStart);
  const [spaces] = /^ *(?:- +)?/.exec(before.slice(before.lastIndexOf('\n') + 1))!;
  // Unlike setting the field's value, this can be undone in the browser.
  return spaces !== '' && document.execCommand('insertText', false, `\n${' '.repeat(spaces.length)}`);
}
