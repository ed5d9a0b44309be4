/** Equals the version in package.json; a spec checks that. */
export const VERSION = '0.1.0';
