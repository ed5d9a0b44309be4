/** The JSON Pointer (RFC 6901) that leads through members with these names. */
export function pointerTo(names: readonly string[]): string {
  return names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
