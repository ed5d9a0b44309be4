import { useState } from 'react';

/** A text that survives a visit to another page, until the tab is closed. */
export function useDraft(name: string, sample: string): [string, (text: string) => void] {
  const key = `draft:${name}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? sample);
  const change = (changed: string) => {
    sessionStorage.setItem(key, changed);
    setText(changed);
  };
  return [text, change];
}
