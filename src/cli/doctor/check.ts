/** The result of one check. */
export interface Check {
  name: string;
  found: 'ok' | 'warning' | 'fault';
  detail: string;
  /** What to do about the problem. */
  remedy?: string;
}

export const ok = (name: string, detail: string): Check => ({ name, found: 'ok', detail });
export const warning = (name: string, detail: string, remedy?: string): Check => ({
  ...{ name, found: 'warning', detail, remedy },
});
export const fault = (name: string, detail: string, remedy?: string): Check => ({
  ...{ name, found: 'fault', detail, remedy },
});
