/** The database cannot be reached or used. The message contains its address and the cause, but no password. */
export class DatabaseUnavailable extends Error {}
