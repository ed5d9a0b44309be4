import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../config/config.js';
import { startSummary, summaryText } from './start-summary.js';

const URL = 'http://localhost:3000';
const of = (env: Record<string, string>) => startSummary(parseConfig(env), ['csv', 'rss'], URL);

it('names the database without its password', () => {
  const { database } = of({ DATABASE_URL: 'postgres://me%40here:s3cret@db:5433/prices?sslmode=disable' });
  expect(database).toBe('me@here@db:5433/prices');
  expect(of({ DATA_DIR: '/data' }).database).toBe('embedded PostgreSQL in /data');
});

it('shows each source with its schedule, and each disabled feature with the setting that enables it', () => {
  const summary = of({ SCHEDULE_CSV: 'off', RETENTION_RAW: '30d', ADMIN_API_KEY: 'f3a9c1d2e4b5a697' });
  expect(summary.sources).toEqual({ csv: null, rss: '* * * * *' });
  expect(summary.off).toEqual([
    'exchanges: EXCHANGES is empty',
    'alerts: ALERT_WEBHOOK_URL and ALERT_EMAIL are not set',
    'traces: OTEL_EXPORTER_OTLP_ENDPOINT is not set',
  ]);
  const text = summaryText(summary);
  expect(text).toContain('Kasparro listens on http://localhost:3000\n');
  expect(text).toContain('  csv  no schedule: runs by hand only\n  rss  * * * * *\n');
  expect(text).not.toContain('f3a9c1d2e4b5a697');
});

it('shows where the documentation is, if it was built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  try {
    expect(summaryText(of({ GUIDE_DIR: folder }))).not.toContain('/guide');
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    expect(summaryText(of({ GUIDE_DIR: folder }))).toContain(
      '  http://localhost:3000/guide/  the documentation\n',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
