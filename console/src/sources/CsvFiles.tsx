import { api } from '../api/client.js';
import { CURSORS, rowsOf } from '../api/pages.js';
import { Amount } from '../ui/Amount.js';
import { Answer } from '../ui/Answer.js';
import { Card } from '../ui/Card.js';
import { Empty } from '../ui/Empty.js';
import { More } from '../ui/More.js';
import { Status, type Tone } from '../ui/Status.js';
import { FileReading } from './FileReading.js';

const TONES: Record<string, Tone> = { read: 'good', reading: 'busy', failed: 'bad', pending: 'warn' };

/** Each file, and how it is read. */
export function CsvFiles() {
  const params = { query: { limit: 100 } };
  const files = api.useInfiniteQuery('get', '/sources/csv/files', { params }, CURSORS);
  return (
    <Card title="Files">
      <Answer of={files} lines={4}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return (
              <Empty title="No file yet.">
                Put a CSV file where <code>CSV_PATH</code> looks, and run the source.
              </Empty>
            );
          return (
            <ul className="rows">
              {rows.map((file) => (
                <li key={file.path}>
                  <details>
                    <summary>
                      <strong className="long">{file.path}</strong>{' '}
                      <Status tone={TONES[file.state] ?? 'idle'}>{file.state}</Status>{' '}
                      <span className="muted">
                        <Amount value={file.rows} as="exact" /> rows
                        {file.rejected > 0 && `, ${file.rejected} rejected`}
                      </span>
                    </summary>
                    <FileReading file={file} />
                  </details>
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
      <More of={files} />
    </Card>
  );
}
