/** The database cannot be reached or used. The message names the address and the cause, without the password. */
export class DatabaseUnavailable extends Error {}
