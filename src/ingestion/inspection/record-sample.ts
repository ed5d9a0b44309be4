import type { Config } from '../../config/config.js';
import type { Normalized, Page, SourceRecord } from '../../domain/source.js';
import { normalizePage } from '../../normalization/normalize-page.js';
import type { RejectedRecord } from '../../normalization/normalize-record.js';
import { CsvSource } from '../../sources/csv/csv.source.js';
import type { SampleReading, PageReceiver } from '../../sources/csv/pages/sample-reading.js';
import type { Profile } from '../../sources/csv/profiles/profile.js';
import type { CsvRow } from '../../sources/csv/rows/schema.js';
import type { FileInspection, InspectedRejection } from './inspection.js';
import { itemView } from './item-view.js';

/** Maximum number of rows shown, and of rejections. */
const SHOWN = 5;

/** Counts the rows of a file, and keeps the first of each kind. */
export class Sample implements PageReceiver {
  readonly source;
  private counts = { rows: 0, stored: 0, rejected: 0 };
  private rows: FileInspection['rows'] = [];
  private rejections: FileInspection['rejections'] = [];
  private currencies = new Set<string>();
  private intervals = new Set<string>();

  constructor(
    private readonly config: Config,
    private readonly maxRows: number,
    profiles: readonly Profile[] | undefined,
  ) {
    this.source = new CsvSource(config, profiles);
  }

  begin(): void {
    this.counts = { rows: 0, stored: 0, rejected: 0 };
    [this.rows, this.rejections] = [[], []];
    [this.currencies, this.intervals] = [new Set(), new Set()];
  }

  async page(page: Page<CsvRow>): Promise<boolean> {
    const reading = {
      named: (payload: unknown) => payload,
      maxClockSkewMs: this.config.MAX_CLOCK_SKEW * 1000,
    };
    const { accepted, rejected } = await normalizePage(this.source, page, reading);
    this.counts.rows += accepted.length + rejected.length;
    this.counts.rejected += rejected.length;
    for (const { record, items } of accepted) this.accept(record, items);
    this.rejections = [...this.rejections, ...rejected.map(rejection)]
      .sort((a, b) => a.line - b.line)
      .slice(0, SHOWN);
    return this.counts.rows < this.maxRows;
  }

  result({
    lines,
    isWhole,
  }: SampleReading): Omit<FileInspection, 'file' | 'size' | 'error' | 'encoding' | 'format'> {
    const { counts, rows, rejections } = this;
    return {
      counts: { lines, ...counts, complete: isWhole },
      currencies: [...this.currencies].sort(),
      intervals: [...this.intervals].sort(),
      ...{ rows, rejections },
    };
  }

  private accept(record: SourceRecord, items: readonly Normalized[]): void {
    const [item] = items;
    if (item?.kind !== 'quote' && item?.kind !== 'candle') return;
    this.counts.stored++;
    this.currencies.add(item.listing.currency);
    if (item.kind === 'candle') this.intervals.add(item.interval);
    if (this.rows.length < SHOWN) this.rows.push({ line: Number(record.externalId), ...itemView(item) });
  }
}

function rejection({ record, reasons }: RejectedRecord): InspectedRejection {
  return { line: Number(record.externalId), reasons, payload: record.payload };
}
