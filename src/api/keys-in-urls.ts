/** Names of parameters that people give API keys under. */
const NAME = String.raw`(?:x[-_])?(?:cg[-_])?(?:(?:demo|pro|admin)[-_])?(?:api[-_]?key|access[-_]?token|auth[-_]?token|key|token|secret|authorization)`;
const IN_QUERY = new RegExp(`([?&;](?:${NAME})=)[^&;#]*`, 'gi');

/** Whether the query of the URL has a parameter that is called like a key. */
export function hasKeyInUrl(url: string): boolean {
  return url.search(IN_QUERY) >= 0;
}

/** The URL for a log, without the values of such parameters. */
export function withoutKeys(url: string): string {
  return url.replace(IN_QUERY, '$1[redacted]');
}
