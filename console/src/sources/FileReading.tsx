import { Link } from '@tanstack/react-router';
import { FormatView } from '../ui/FormatView.js';
import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { Properties } from '../ui/Properties.js';
import { Moment } from '../ui/Moment.js';

/** Shows how a file is read: its columns and rules, with the reasons for them. */
export function FileReading({ file }: { file: components['schemas']['CsvFile'] }) {
  const { format, encoding, error } = file;
  return (
    <div className="reading">
      {error && <p className="down message">{error.message}</p>}
      <Properties
        of={{
          Size: <Amount value={file.size} unit="bytes" as="exact" />,
          Encoding: encoding?.name,
          Layout: format && `${format.layout.name ?? 'no preset'}, by ${format.layout.by}`,
          Currency: format?.currency.code,
          'Last read': <Moment at={file.last_read_at} />,
          'By run': (
            <Link to="/console/runs/$id" params={{ id: String(file.run_id) }}>
              {file.run_id}
            </Link>
          ),
        }}
      />
      {format && <FormatView format={format} />}
    </div>
  );
}
