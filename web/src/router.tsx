import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { prefix } from './api/base.js';
import { ProblemNote } from './design/problem-note.js';
import { Entrance } from './screens/sign-in/entrance.js';
import { RoleHome } from './screens/sign-in/role-home.js';
import { NotFound } from './screens/not-found.js';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const parent = { getParentRoute: () => rootRoute };
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export interface ListSearch {
  q?: string;
  purpose?: string;
  ticket?: string;
}

/** Filters and the chosen row live in the address bar, checked here. */
function listSearch(search: Record<string, unknown>): ListSearch {
  const named = { q: textOf(search['q']), purpose: textOf(search['purpose']), ticket: textOf(search['ticket']) };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== ''));
}

export const entranceRoute = createRoute({ ...parent, path: '/', component: Entrance });
export const homeRoute = createRoute({ ...parent, path: '/home', component: RoleHome });

export const kioskRoute = createRoute({
  ...parent,
  path: '/kiosk/$officeId',
  validateSearch: (search: Record<string, unknown>): { print?: 'auto' } =>
    search['print'] === 'auto' ? { print: 'auto' } : {},
  component: lazyRouteComponent(() => import('./screens/kiosk/kiosk.js'), 'Kiosk'),
});

export const boardRoute = createRoute({
  ...parent,
  path: '/board/$officeId',
  component: lazyRouteComponent(() => import('./screens/board/board.js'), 'Board'),
});

export const phoneTicketRoute = createRoute({
  ...parent,
  path: '/t/$token',
  component: lazyRouteComponent(() => import('./screens/phone-ticket/phone-ticket.js'), 'PhoneTicketPage'),
});

export const counterRoute = createRoute({
  ...parent,
  path: '/counter',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./screens/counter/counter.js'), 'Counter'),
});

export const floorRoute = createRoute({
  ...parent,
  path: '/floor',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./screens/floor/floor.js'), 'FloorManager'),
});

export interface WorkSearch {
  form?: string;
}

/** The form in hand is in the address bar, so that a reload brings it back. */
function workSearch(search: Record<string, unknown>): WorkSearch {
  const form = textOf(search['form']);
  return form ? { form } : {};
}

export interface CentreSearch {
  state?: string;
  kind?: string;
  office?: string;
  mine?: boolean;
  row?: string;
  q?: string;
}

function centreSearch(search: Record<string, unknown>): CentreSearch {
  const [state, kind, office] = [textOf(search['state']), textOf(search['kind']), textOf(search['office'])];
  const [row, q] = [textOf(search['row']), textOf(search['q'])];
  return {
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(office ? { office } : {}),
    ...(search['mine'] === true ? { mine: true } : {}),
    ...(row ? { row } : {}),
    ...(q ? { q } : {}),
  };
}

export const centreQueueRoute = createRoute({
  ...parent,
  path: '/centre',
  validateSearch: centreSearch,
  component: lazyRouteComponent(() => import('./screens/centre-queue/centre-queue.js'), 'CentreQueue'),
});

export const entryRoute = createRoute({
  ...parent,
  path: '/entry',
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import('./screens/entry/entry.js'), 'Entry'),
});

export const reviewRoute = createRoute({
  ...parent,
  path: '/review',
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import('./screens/review/review.js'), 'Review'),
});

const galleryRoute = createRoute({
  ...parent,
  path: '/gallery',
  component:
    import.meta.env.VITE_GALLERY === '1'
      ? lazyRouteComponent(() => import('./screens/gallery/gallery.js'), 'Gallery')
      : NotFound,
});

const routeTree = rootRoute.addChildren([
  entranceRoute,
  homeRoute,
  kioskRoute,
  boardRoute,
  phoneTicketRoute,
  counterRoute,
  floorRoute,
  centreQueueRoute,
  entryRoute,
  reviewRoute,
  galleryRoute,
]);

export const router = createRouter({
  routeTree,
  basepath: prefix || '/',
  defaultErrorComponent: ({ error }) => <ProblemNote error={error} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
