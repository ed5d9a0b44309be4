/** How the fields of a text are delimited. */
export interface Dialect {
  /** One or more characters. */
  delimiter: string;
  /** `"` if absent; empty if quotes have no meaning. */
  quote?: string;
  /** Set if quotes within quoted fields are escaped by a backslash. Doubled quotes are always accepted. */
  escape?: '\\';
  /** Whether blanks around delimiters belong to them, as in `BTC, 1.5, 2.0`. If the delimiter is a blank, several count as one. */
  trims?: boolean;
}
