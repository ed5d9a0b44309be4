export interface PageLink {
  to: string;
  name: string;
  /** Pressed after `g`. */
  key: string;
}

export const PAGES: readonly PageLink[] = [
  { to: '/', name: 'Overview', key: 'o' },
  { to: '/console/markets', name: 'Markets', key: 'm' },
];
