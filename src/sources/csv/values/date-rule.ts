/** `ymd` applies only to dates with two-digit years, such as `24-12-31`. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export interface DateRule {
  /** Order of dates such as 03/04/2026. */
  dateOrder: DateOrder;
  /** Whether the file's own dates prove the order. */
  dateOrderBy?: 'file' | 'profile' | 'configuration';
  /** IANA name of the zone for dates without one. */
  timeZone: string;
  /** Whether the column contains only spreadsheet serial numbers. */
  serialDates?: boolean;
  /** Format of all dates; values in any other format are invalid. */
  dateFormat?: string;
}
