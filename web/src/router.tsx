import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { deskSearch } from './desk/filters.ts';
import { Frame } from './parts/frame.tsx';
import { Nothing } from './parts/nothing.tsx';
import { HomeScreen } from './screens/home.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: Nothing });

/** What of the address says which reports a screen is about. */
const about = (search: Record<string, unknown>): { readonly reports?: string; readonly story?: string } => ({
  ...(typeof search['reports'] === 'string' && { reports: search['reports'] }),
  ...(typeof search['story'] === 'string' && { story: search['story'] }),
});

/** A second report beside the first. */
const compared = (
  search: Record<string, unknown>,
): ReturnType<typeof about> & { readonly with?: string } => ({
  ...about(search),
  ...(typeof search['with'] === 'string' && { with: search['with'] }),
});

const ofReport = (search: Record<string, unknown>): { readonly report?: string } =>
  typeof search['report'] === 'string' ? { report: search['report'] } : {};

const asked = (search: Record<string, unknown>): { readonly q?: string } =>
  typeof search['q'] === 'string' ? { q: search['q'] } : {};

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomeScreen });

const desk = createRoute({
  getParentRoute: () => root,
  path: '/reports/$id',
  validateSearch: deskSearch,
  component: lazyRouteComponent(() => import('./screens/desk.tsx'), 'DeskScreen'),
});

const how = createRoute({
  getParentRoute: () => root,
  path: '/how',
  validateSearch: compared,
  component: lazyRouteComponent(() => import('./screens/how.tsx'), 'HowScreen'),
});

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  validateSearch: about,
  component: lazyRouteComponent(() => import('./screens/ledger.tsx'), 'LedgerScreen'),
});

const stories = createRoute({
  getParentRoute: () => root,
  path: '/stories',
  component: lazyRouteComponent(() => import('./screens/stories.tsx'), 'StoriesScreen'),
});

const story = createRoute({
  getParentRoute: () => root,
  path: '/stories/$id',
  component: lazyRouteComponent(() => import('./screens/story.tsx'), 'StoryScreen'),
});

const hypotheses = createRoute({
  getParentRoute: () => root,
  path: '/stories/$id/hypotheses',
  component: lazyRouteComponent(() => import('./screens/hypotheses.tsx'), 'HypothesesScreen'),
});

const names = createRoute({
  getParentRoute: () => root,
  path: '/names',
  validateSearch: asked,
  component: lazyRouteComponent(() => import('./screens/names.tsx'), 'NamesScreen'),
});

const watch = createRoute({
  getParentRoute: () => root,
  path: '/watch',
  component: lazyRouteComponent(() => import('./screens/watch.tsx'), 'WatchScreen'),
});

const posts = createRoute({
  getParentRoute: () => root,
  path: '/posts',
  validateSearch: (
    search: Record<string, unknown>,
  ): { readonly part?: string; readonly report?: string; readonly post?: string } => ({
    ...(typeof search['part'] === 'string' && { part: search['part'] }),
    ...(typeof search['report'] === 'string' && { report: search['report'] }),
    ...(typeof search['post'] === 'string' && { post: search['post'] }),
  }),
  component: lazyRouteComponent(() => import('./screens/posts.tsx'), 'PostsScreen'),
});

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: asked,
  component: lazyRouteComponent(() => import('./screens/search.tsx'), 'SearchScreen'),
});

const hunt = createRoute({
  getParentRoute: () => root,
  path: '/hunt',
  validateSearch: ofReport,
  component: lazyRouteComponent(() => import('./screens/hunt.tsx'), 'HuntScreen'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./screens/settings.tsx'), 'SettingsScreen'),
});

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  validateSearch: (search: Record<string, unknown>): { readonly part?: string } =>
    typeof search['part'] === 'string' ? { part: search['part'] } : {},
  component: lazyRouteComponent(() => import('./screens/admin.tsx'), 'AdminScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    desk,
    how,
    ledger,
    stories,
    story,
    hypotheses,
    names,
    hunt,
    posts,
    watch,
    search,
    settings,
    admin,
  ]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
