import { Fragment } from 'react';

/** A path, or the name of a field, that wraps between its parts instead of within a word. */
export function Breakable({ text }: { text: string }) {
  return text.split(/(?<=[_./])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
