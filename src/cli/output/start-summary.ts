import { GuideFiles } from '../../api/console/guide-files.js';
import { type Config } from '../../config/config.js';
import { scheduleOf } from '../../config/schedule.js';

/** Summary of a started service: what it does, and what is turned off. */
export interface StartSummary {
  url: string;
  /** The URL of the documentation; absent if it was not built. */
  guide?: string;
  /** The database, without a password. */
  database: string;
  role: Config['ROLE'];
  /** Sources with their schedules; null for sources without one. */
  sources: Readonly<Record<string, string | null>>;
  /** Features that are off, with the settings that turn them on. */
  off: readonly string[];
}

export function startSummary(config: Config, sources: readonly string[], url: string): StartSummary {
  return {
    url,
    ...(new GuideFiles(config.GUIDE_DIR).isBuilt && { guide: `${url}/guide/` }),
    database: databaseOf(config),
    role: config.ROLE,
    sources: Object.fromEntries(sources.map((name) => [name, scheduleOf(config, name)])),
    off: offOf(config),
  };
}

function databaseOf({ DATABASE_URL, DATA_DIR }: Config): string {
  if (!DATABASE_URL) return `embedded PostgreSQL in ${DATA_DIR}`;
  const { username, hostname, port, pathname } = new URL(DATABASE_URL);
  const user = username && `${decodeURIComponent(username)}@`;
  return `${user}${hostname}${port && `:${port}`}${pathname}`;
}

function offOf(config: Config): string[] {
  const { ROLE, ADMIN_API_KEY, EXCHANGES, OTEL_EXPORTER_OTLP_ENDPOINT } = config;
  const { ALERT_WEBHOOK_URL, ALERT_EMAIL } = config;
  const ages = [
    config.RETENTION_RAW,
    config.RETENTION_QUOTES,
    config.RETENTION_CANDLES,
    config.RETENTION_RUNS,
  ];
  const found: readonly (string | false)[] = [
    ROLE === 'api' && 'runs by schedule: ROLE=api, a worker starts them',
    !ADMIN_API_KEY && 'changes by the operator’s key: ADMIN_API_KEY is not set',
    !EXCHANGES.length && 'exchanges: EXCHANGES is empty',
    ages.every((age) => age === null) && 'retention, so that everything is kept: RETENTION_* are not set',
    !ALERT_WEBHOOK_URL && !ALERT_EMAIL.length && 'alerts: ALERT_WEBHOOK_URL and ALERT_EMAIL are not set',
    !OTEL_EXPORTER_OTLP_ENDPOINT && 'traces: OTEL_EXPORTER_OTLP_ENDPOINT is not set',
  ];
  return found.filter((line) => line !== false);
}

/** The summary as printed on a terminal. */
export function summaryText({ url, guide, database, role, sources, off }: StartSummary): string {
  const width = Math.max(...Object.keys(sources).map((name) => name.length), 0) + 2;
  const schedules = Object.entries(sources).map(
    ([name, schedule]) => `  ${name.padEnd(width)}${schedule ?? 'no schedule: runs by hand only'}`,
  );
  const lines = [
    `Kasparro listens on ${url}`,
    ...(role === 'worker' ? [] : addresses(url, guide)),
    `Database: ${database}`,
    'Sources, with their schedules in UTC:',
    ...(schedules.length ? schedules : ['  none: SOURCES is empty']),
    ...(off.length ? ['Off:', ...off.map((line) => `  ${line}`)] : []),
  ];
  return `\n${lines.join('\n')}\n`;
}

const addresses = (url: string, guide?: string): string[] => [
  `  ${url}/        the console`,
  `  ${url}/docs    the API`,
  ...(guide ? [`  ${guide}  the documentation`] : []),
];
