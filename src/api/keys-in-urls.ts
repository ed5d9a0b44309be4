/** Names of query parameters in which users tend to send API keys. */
const NAME =
  /^(?:x[-_])?(?:cg[-_])?(?:(?:demo|pro|admin)[-_])?(?:api[-_]?key|access[-_]?token|auth[-_]?token|key|token|secret|authorization)$/i;
const PARAMETER = /([?&;])([^=&;#?]+)=[^&;#]*/g;

/** Whether the URL has a query parameter with such a name. */
export function hasKeyInUrl(url: string): boolean {
  return url.includes('=') && [...url.matchAll(PARAMETER)].some(([, , name]) => isKeyName(name!));
}

/** The URL for the log, without the values of parameters that may contain keys. */
export function withoutKeys(url: string): string {
  return url.replace(PARAMETER, (parameter, before: string, name: string) =>
    isKeyName(name) ? `${before}${name}=[redacted]` : parameter,
  );
}

/** Any character of a name may be percent-encoded. */
function isKeyName(name: string): boolean {
  return NAME.test(
    name.replace(/%([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
}
