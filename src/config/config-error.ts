/**
 * An invalid configuration. The message lists every invalid variable and what is expected, without its value, which
 * could be a secret.
 */
export class ConfigError extends Error {}
