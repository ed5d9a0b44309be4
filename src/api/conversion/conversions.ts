import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { PreparedQueries } from '../../database/prepared-queries.js';
import { utcMoment } from '../data/filters.js';
import type { Parameters } from '../data/sql-parameters.js';
import { badRequest } from '../field-faults.js';
import type { Conversion } from './conversion-sql.js';

/**
 * Possible target currencies: currencies with rates, currencies of listings, and these two, which are offered even on
 * an empty database.
 */
const ALWAYS = ['EUR', 'USD'];

const IS_KNOWN = `select exists (select from fx_rates where currency = $1) or exists (select from listings where currency = $1) as known`;

/** Each distinct currency, found with one index lookup per currency. */
const distinctIn = (table: string) => `
  select currency from (
    with recursive found as (
      (select currency from ${table} order by currency limit 1)
      union all
      select (select currency from ${table} t where t.currency > found.currency order by t.currency limit 1) from found
      where found.currency is not null
    ) select currency from found where currency is not null) ${table}_currency`;
const KNOWN = `${distinctIn('fx_rates')} union ${distinctIn('listings')}`;

/** The query parameters that affect conversion. */
interface Converting {
  convert?: string;
  as_of?: string;
}

@Injectable()
export class Conversions {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reads: PreparedQueries,
  ) {}

  /** @throws BadRequestException that names the possible target currencies */
  async assertKnown({ convert }: Converting): Promise<void> {
    if (convert === undefined || ALWAYS.includes(convert)) return;
    const [row] = await this.reads.read<{ known: boolean }>(IS_KNOWN, [convert]);
    if (row!.known) return;
    const rows = await this.reads.read<{ currency: string }>(KNOWN, []);
    const known = [...new Set([...ALWAYS, ...rows.map(({ currency }) => currency)])].sort();
    throw badRequest('convert', `there are no rates of ${convert}; expected one of ${known.join(', ')}`, {
      allowed: known,
    });
  }

  /** The conversion requested by a query, bound to a statement's parameters; null if the query requests none. */
  conversionFor({ convert, as_of }: Converting, parameters: Parameters): Conversion | null {
    if (convert === undefined) return null;
    return {
      to: `${parameters.bind(convert)}::text`,
      maxAgeDays: `${parameters.bind(this.config.FX_MAX_AGE_DAYS)}::int`,
      asOf: as_of === undefined ? null : `${parameters.bind(utcMoment(as_of))}::timestamptz`,
    };
  }
}
