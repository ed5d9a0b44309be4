import type { Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import { PartitionIgnored, RunError } from '../../domain/errors.js';
import type { Normalized, Page, Reason, Source } from '../../domain/source.js';
import { normalizePage } from '../../normalization/normalize-page.js';
import { separateUnusable } from '../../normalization/separate-unusable.js';
import type { HttpClient } from '../../sources/http/http-client.js';
import { sourceOf } from '../../sources/defined/defined-sources.js';
import type { NamedDefinition } from '../../sources/defined/read-definitions.js';
import { itemView } from './item-view.js';

const SHOWN = 5;
const MAX_PARTITIONS_SHOWN = 10;

/** The first page of a source defined in YAML, as it would be stored. */
export interface SourceCheck {
  source: string;
  kind: Source['kind'];
  partitions: { count: number; first: string[] };
  /** Null if no page could be read. */
  page: {
    partition: string;
    records: number;
    stored: number;
    rejected: number;
    bytes: number;
    /** The cursor from which the next page, or the next run, would continue. */
    next: Readonly<Record<string, unknown>>;
  } | null;
  items: Record<string, unknown>[];
  rejections: { external_id: string; reasons: readonly Reason[]; payload: unknown }[];
  error: { code: string; message: string } | null;
}

interface Checking {
  http: Pick<HttpClient, 'get'>;
  signal: AbortSignal;
  log: (line: string) => void;
}

/** Fetches the first page of the source, and stores nothing. */
export async function checkSource(
  definition: NamedDefinition,
  config: Config,
  { http, signal, log }: Checking,
): Promise<SourceCheck> {
  const source = sourceOf(definition, config, endingWith(signal, http), (_level, line) => log(line));
  const check: SourceCheck = {
    ...{ source: source.name, kind: source.kind, partitions: { count: 0, first: [] } },
    ...{ page: null, items: [], rejections: [], error: null },
  };
  try {
    const partitions = (await source.partitions()).map(({ key }) => key);
    check.partitions = { count: partitions.length, first: partitions.slice(0, MAX_PARTITIONS_SHOWN) };
    const [partition] = partitions;
    if (partition === undefined) return check;
    const deadline = new Date(now().getTime() + config.RUN_TIME_BUDGET * 1000);
    for await (const page of source.pages({ partition: { key: partition }, since: null, signal, deadline })) {
      await addPage(check, { source, page, partition, config });
      break;
    }
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    const code = error instanceof PartitionIgnored ? 'ignored' : error.code;
    check.error = { code, message: error.message };
  }
  return check;
}

/** Adds the signal to all calls: sources make some calls without a page's signal, for example to list their partitions. */
function endingWith(signal: AbortSignal, http: Pick<HttpClient, 'get'>): Pick<HttpClient, 'get'> {
  return {
    get: (request) => http.get({ ...request, signal: AbortSignal.any([request.signal, signal]) }),
  };
}

async function addPage(
  check: SourceCheck,
  { source, page, partition, config }: { source: Source; page: Page; partition: string; config: Config },
): Promise<void> {
  const reading = { named: (payload: unknown) => payload, maxClockSkewMs: config.MAX_CLOCK_SKEW * 1000 };
  const { accepted, rejected } = await normalizePage(source, separateUnusable(page), reading);
  const items = accepted.flatMap((one) => one.items);
  const records = accepted.length + rejected.length;
  const { bytes, next } = page;
  check.page = { partition, records, stored: items.length, rejected: rejected.length, bytes, next };
  check.items = items.slice(0, SHOWN).map(viewOf);
  check.rejections = rejected.slice(0, SHOWN).map(({ record, reasons }) => {
    return { external_id: record.externalId, reasons, payload: record.payload };
  });
}

function viewOf(item: Normalized): Record<string, unknown> {
  return item.kind === 'quote' || item.kind === 'candle' ? itemView(item) : { ...item };
}
