export interface PageLink {
  to: string;
  name: string;
  /** The key that opens the page when pressed after `g`. */
  key: string;
  /** Pages with other paths that belong to it. */
  others?: readonly string[];
}

export const PAGES: readonly PageLink[] = [
  { to: '/', name: 'Overview', key: 'o' },
  { to: '/console/markets', name: 'Markets', key: 'm', others: ['/console/assets'] },
  {
    to: '/console/sources',
    name: 'Sources',
    key: 's',
    others: ['/console/new-source', '/console/csv-profile', '/console/try-file'],
  },
  { to: '/console/feeds', name: 'Feeds', key: 'f' },
  { to: '/console/runs', name: 'Runs', key: 'r', others: ['/console/compare'] },
  { to: '/console/gaps', name: 'Gaps', key: 'g' },
  { to: '/console/rejections', name: 'Rejections', key: 'e' },
  { to: '/console/drift', name: 'Drift', key: 'd' },
  { to: '/console/review', name: 'Review', key: 'v' },
  { to: '/console/anomalies', name: 'Anomalies', key: 'a' },
  { to: '/console/lineage', name: 'Lineage', key: 'l' },
  { to: '/console/access', name: 'Access', key: 'c' },
];

/** The page of the navigation that a path belongs to; the overview for all others. */
export function pageOf(path: string): PageLink {
  const isBelow = (start: string) => path === start || path.startsWith(`${start}/`);
  return PAGES.find(({ to, others = [] }) => to !== '/' && [to, ...others].some(isBelow)) ?? PAGES[0]!;
}
