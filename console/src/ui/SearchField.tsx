import { useEffect, useState } from 'react';

const PAUSE_MS = 200;

interface Props {
  label: string;
  placeholder: string;
  value: string;
  change: (text: string) => void;
}

/** Searches while the reader types, after a short pause. */
export function SearchField({ label, placeholder, value, change }: Props) {
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== sent) {
    // Changed from outside, for example by the browser's back button.
    setSent(value);
    setText(value);
  }
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sent) return;
    const timer = setTimeout(() => {
      setSent(wanted);
      change(wanted);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <input
      type="search"
      value={text}
      onChange={({ target }) => setText(target.value)}
      // A dialog that opens with text in the field puts the cursor after it, so that typing would append to it.
      onFocus={({ target }) => target.select()}
      placeholder={placeholder}
      aria-label={label}
      maxLength={100}
    />
  );
}
