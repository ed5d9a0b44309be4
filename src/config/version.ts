/** The version in package.json; a spec checks that they are equal. */
export const VERSION = '0.1.0';
