import type { components } from '../api/schema.js';

/** The columns of a file with their roles, and each rule with the reason for it. */
export function FormatView({ format }: { format: components['schemas']['CsvFormat'] }) {
  return (
    <div className="format">
      <ul className="columns">
        {format.columns.map(({ name, role, note }) => (
          <li key={name}>
            <code>{name}</code> <span className="muted">{role ?? 'kept, not read'}</span> {note}
          </li>
        ))}
      </ul>
      {[...format.notes, `currency: ${format.currency.code}, because ${format.currency.why}`].map((note) => (
        <p key={note} className="fine">
          {note}.
        </p>
      ))}
      {format.rules.map(({ rule, value, why }) => (
        <p key={rule} className="fine">
          {rule.replaceAll('_', ' ')}: <strong>{value}</strong>, because {why}.
        </p>
      ))}
    </div>
  );
}
