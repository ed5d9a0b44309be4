interface Props {
  label: string;
  value: string | undefined;
  /** The values as the API names them. They are shown without underscores. */
  options: readonly string[];
  /** The label of the option that sets no filter. */
  none: string;
  change: (value: string | undefined) => void;
}

/** A filter of a list. */
export function FilterSelect({ label, value, options, none, change }: Props) {
  const all = value && !options.includes(value) ? [...options, value] : options;
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => change(target.value || undefined)}
    >
      <option value="">{none}</option>
      {all.map((option) => (
        <option key={option} value={option}>
          {option.replaceAll('_', ' ')}
        </option>
      ))}
    </select>
  );
}
