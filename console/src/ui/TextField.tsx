import { useId } from 'react';

interface Props {
  label: string;
  value: string;
  change: (text: string) => void;
  type?: 'text' | 'date';
  isRequired?: boolean;
  placeholder?: string;
  maxLength?: number;
}

/** A line of text with its label. */
export function TextField({ label, value, change, isRequired = false, ...others }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        onChange={({ target }) => change(target.value)}
        required={isRequired}
        {...others}
      />
    </div>
  );
}
