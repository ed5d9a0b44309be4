import type { Config } from '../../../config/config.js';
import type { ValueFormat } from './format.js';
import type { Profile } from '../profiles/profile.js';

/** The settings that apply to one file. */
export type CsvConfig = Pick<
  Config,
  | 'CSV_PATH'
  | 'CSV_DECIMAL'
  | 'CSV_DATE_ORDER'
  | 'CSV_TIME_ZONE'
  | 'CSV_ENCODING'
  | 'CSV_CURRENCY'
  | 'CSV_OPTIONAL'
  | 'CSV_PAGE_ROWS'
  | 'CSV_QUIET_SECONDS'
  | 'CSV_REMOVED'
> & {
  /** The matching profile of CSV_PROFILES. */
  profile?: Profile;
};

/** The rules that apply unless a file proves others. */
export function configuredFormat(config: CsvConfig): ValueFormat {
  return {
    decimal: config.CSV_DECIMAL,
    decimalBy: 'configuration',
    dateOrder: config.CSV_DATE_ORDER,
    dateOrderBy: 'configuration',
    timeZone: config.CSV_TIME_ZONE,
    currency: config.CSV_CURRENCY,
    ...(config.CSV_OPTIONAL === 'reject' && { optional: 'reject' as const }),
  };
}
