import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';
import { parseSearch, writeSearch } from './shell/search.js';
import { Lost } from './shell/Lost.js';
import { Crashed } from './shell/Crashed.js';
import { Shell } from './shell/Shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: Lost, errorComponent: Crashed });

/** Each page is loaded when it is opened first. */
function page(path: string, load: () => Promise<{ Page: RouteComponent }>) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, 'Page') });
}

const routeTree = root.addChildren([
  page('/', () => import('./overview/OverviewPage.js')),
  page('/console/markets', () => import('./markets/MarketsPage.js')),
  page('/console/assets/$slug', () => import('./asset/AssetPage.js')),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
