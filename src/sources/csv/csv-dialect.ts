/** How the fields of a text are set apart. */
export interface Dialect {
  /** One character or several. */
  delimiter: string;
  /** `"` where it is left out, empty where quotes mean nothing. */
  quote?: string;
  /** Set where a backslash stands in front of quotes within quotes; doubled ones are read in any case. */
  escape?: '\\';
  /** Whether blanks around delimiters belong to them, as in `BTC, 1.5, 2.0`; of blanks as delimiters, several are one. */
  trims?: boolean;
}
