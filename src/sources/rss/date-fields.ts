/** The parts of a date as written, by name. */
export type DateFields = Readonly<Record<string, string | undefined>>;
