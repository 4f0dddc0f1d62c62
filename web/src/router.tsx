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

/** Only what the page knows and what is not empty. */
function namedOnly<Name extends string>(
  search: Record<string, unknown>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = textOf(search[name]);
    if (value !== '') found[name] = value;
  }
  return found;
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

export interface CounterSearch extends ListSearch {
  case?: string;
  step?: string;
}

/** The case that is looked at beside the visitor in hand, and the step of it. */
function counterSearch(search: Record<string, unknown>): CounterSearch {
  const [of, step] = [textOf(search['case']), textOf(search['step'])];
  return { ...listSearch(search), ...(of ? { case: of } : {}), ...(step ? { step } : {}) };
}

export const counterRoute = createRoute({
  ...parent,
  path: '/counter',
  validateSearch: counterSearch,
  component: lazyRouteComponent(() => import('./screens/counter/counter.js'), 'Counter'),
});

export interface CasesSearch {
  q?: string;
  status?: string;
  row?: string;
}

function casesSearch(search: Record<string, unknown>): CasesSearch {
  const [q, status, row] = [textOf(search['q']), textOf(search['status']), textOf(search['row'])];
  return { ...(q ? { q } : {}), ...(status ? { status } : {}), ...(row ? { row } : {}) };
}

export const casesRoute = createRoute({
  ...parent,
  path: '/cases',
  validateSearch: casesSearch,
  component: lazyRouteComponent(() => import('./screens/cases/case-list.js'), 'CaseList'),
});

export const handOffsRoute = createRoute({
  ...parent,
  path: '/hand-offs',
  validateSearch: casesSearch,
  component: lazyRouteComponent(() => import('./screens/cases/hand-off-list.js'), 'HandOffList'),
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

export const nowRoute = createRoute({
  ...parent,
  path: '/now',
  component: lazyRouteComponent(() => import('./screens/manager/now.js'), 'ManagerNow'),
});

export interface ExploreSearch {
  measure?: string;
  office?: string;
  kind?: string;
  from?: string;
  to?: string;
  by?: string;
}

export const exploreRoute = createRoute({
  ...parent,
  path: '/explore',
  validateSearch: (search: Record<string, unknown>): ExploreSearch =>
    namedOnly(search, ['measure', 'office', 'kind', 'from', 'to', 'by']),
  component: lazyRouteComponent(() => import('./screens/manager/explore.js'), 'Explore'),
});

export const definitionsRoute = createRoute({
  ...parent,
  path: '/definitions',
  component: lazyRouteComponent(() => import('./screens/manager/definitions.js'), 'Definitions'),
});

export interface StatusSearch {
  q?: string;
  thing?: string;
  office?: string;
  state?: string;
  kind?: string;
  ended?: string;
  row?: string;
}

export const statusRoute = createRoute({
  ...parent,
  path: '/status',
  validateSearch: (search: Record<string, unknown>): StatusSearch =>
    namedOnly(search, ['q', 'thing', 'office', 'state', 'kind', 'ended', 'row']),
  component: lazyRouteComponent(() => import('./screens/status/status.js'), 'StatusPage'),
});

export interface MailSearch {
  q?: string;
  express?: boolean;
}

export const mailBoardRoute = createRoute({
  ...parent,
  path: '/mail/board',
  validateSearch: (search: Record<string, unknown>): MailSearch => ({
    ...(textOf(search['q']) ? { q: textOf(search['q']) } : {}),
    ...(search['express'] === true ? { express: true } : {}),
  }),
  component: lazyRouteComponent(() => import('./screens/mail/board/board.js'), 'MailBoard'),
});

export const mailRegisterRoute = createRoute({
  ...parent,
  path: '/mail/register',
  component: lazyRouteComponent(() => import('./screens/mail/register/register.js'), 'RegisterMail'),
});

export const mailBenchRoute = createRoute({
  ...parent,
  path: '/mail/bench',
  validateSearch: (search: Record<string, unknown>): { request?: string } =>
    textOf(search['request']) ? { request: textOf(search['request']) } : {},
  component: lazyRouteComponent(() => import('./screens/mail/bench/bench.js'), 'MailBench'),
});

export const mailLedgerRoute = createRoute({
  ...parent,
  path: '/mail/ledger',
  component: lazyRouteComponent(() => import('./screens/mail/ledger/ledger.js'), 'MailLedger'),
});

export interface AuditSearch {
  case?: string;
  event?: string;
}

export const auditRoute = createRoute({
  ...parent,
  path: '/audit',
  validateSearch: (search: Record<string, unknown>): AuditSearch => namedOnly(search, ['case', 'event']),
  component: lazyRouteComponent(() => import('./screens/audit/auditor.js'), 'Auditor'),
});

export const operationsRoute = createRoute({
  ...parent,
  path: '/operations',
  component: lazyRouteComponent(() => import('./screens/operations/operations.js'), 'Operations'),
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
  casesRoute,
  handOffsRoute,
  floorRoute,
  centreQueueRoute,
  entryRoute,
  reviewRoute,
  nowRoute,
  exploreRoute,
  definitionsRoute,
  statusRoute,
  mailBoardRoute,
  mailRegisterRoute,
  mailBenchRoute,
  mailLedgerRoute,
  auditRoute,
  operationsRoute,
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
