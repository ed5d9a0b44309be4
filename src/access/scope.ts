/** What a key allows, from little to much: each allows what those before it do. */
export const SCOPES = ['read', 'run', 'admin'] as const;

export type Scope = (typeof SCOPES)[number];

/** Whether somebody with these scopes may do what needs `needed`. */
export function allows(scopes: readonly Scope[], needed: Scope): boolean {
  return scopes.some((scope) => SCOPES.indexOf(scope) >= SCOPES.indexOf(needed));
}
