/** Names of query parameters in which users tend to send API keys. */
const NAME = String.raw`(?:x[-_])?(?:cg[-_])?(?:(?:demo|pro|admin)[-_])?(?:api[-_]?key|access[-_]?token|auth[-_]?token|key|token|secret|authorization)`;
const IN_QUERY = new RegExp(`([?&;](?:${NAME})=)[^&;#]*`, 'gi');

/** Whether the URL has a query parameter with such a name. */
export function hasKeyInUrl(url: string): boolean {
  return url.search(IN_QUERY) >= 0;
}

/** The URL for the log, without the values of parameters that may contain keys. */
export function withoutKeys(url: string): string {
  return url.replace(IN_QUERY, '$1[redacted]');
}
