import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';
import { parseSearch, writeSearch } from './shell/search.js';
import { NotFound } from './shell/NotFound.js';
import { ErrorPage } from './shell/ErrorPage.js';
import { Shell } from './shell/Shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: ErrorPage });

/** The code of each page is loaded when it is first opened. */
function page(path: string, load: () => Promise<{ Page: RouteComponent }>) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, 'Page') });
}

const routeTree = root.addChildren([
  page('/', () => import('./overview/OverviewPage.js')),
  page('/console/markets', () => import('./markets/MarketsPage.js')),
  page('/console/assets/$slug', () => import('./asset/AssetPage.js')),
  page('/console/sources', () => import('./sources/SourcesPage.js')),
  page('/console/sources/$name', () => import('./sources/SourcePage.js')),
  page('/console/feeds', () => import('./feeds/FeedsPage.js')),
  page('/console/feeds/$id', () => import('./feeds/FeedPage.js')),
  page('/console/new-source', () => import('./sources/SourceEditorPage.js')),
  page('/console/csv-profile', () => import('./csv/ProfileEditorPage.js')),
  page('/console/try-file', () => import('./csv/TryFilePage.js')),
  page('/console/runs', () => import('./runs/RunsPage.js')),
  page('/console/runs/$id', () => import('./runs/RunPage.js')),
  page('/console/gaps', () => import('./gaps/GapsPage.js')),
  page('/console/compare', () => import('./runs/ComparePage.js')),
  page('/console/rejections', () => import('./rejections/RejectionsPage.js')),
  page('/console/rejections/$id', () => import('./rejections/RejectionPage.js')),
  page('/console/drift', () => import('./drift/DriftPage.js')),
  page('/console/review', () => import('./review/ReviewPage.js')),
  page('/console/anomalies', () => import('./anomalies/AnomaliesPage.js')),
  page('/console/access', () => import('./access/AccessPage.js')),
  page('/console/access/audit', () => import('./access/AuditPage.js')),
  page('/console/lineage', () => import('./lineage/LineageSearchPage.js')),
  page('/console/lineage/$id', () => import('./lineage/LineagePage.js')),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
