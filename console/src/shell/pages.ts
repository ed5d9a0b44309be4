export interface PageLink {
  to: string;
  name: string;
  /** The key that opens the page when pressed after `g`. */
  key: string;
}

export const PAGES: readonly PageLink[] = [
  { to: '/', name: 'Overview', key: 'o' },
  { to: '/console/markets', name: 'Markets', key: 'm' },
  { to: '/console/sources', name: 'Sources', key: 's' },
  { to: '/console/feeds', name: 'Feeds', key: 'f' },
  { to: '/console/runs', name: 'Runs', key: 'r' },
  { to: '/console/gaps', name: 'Gaps', key: 'g' },
  { to: '/console/rejections', name: 'Rejections', key: 'e' },
  { to: '/console/drift', name: 'Drift', key: 'd' },
  { to: '/console/review', name: 'Review', key: 'v' },
  { to: '/console/anomalies', name: 'Anomalies', key: 'a' },
  { to: '/console/lineage', name: 'Lineage', key: 'l' },
  { to: '/console/access', name: 'Access', key: 'c' },
];
