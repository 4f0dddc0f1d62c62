// Every route as every role, as a device, and as nobody: exactly the rights table, default deny.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routesOf, type RouteRight } from '../../src/edge/check-routes.js';
import { mayDo, type PrincipalRole } from '../../src/identity/index.js';
import { bootApp, Client, type TestApp } from '../support/app.js';

interface Denied {
  code?: string;
  details?: { action?: string };
}

/** One account of the demo for each role. */
const SLOTS: Readonly<Record<string, string>> = {
  window: 'window',
  floor: 'floor',
  operator: 'operator',
  reviewer: 'reviewer',
  supervisor: 'supervisor',
  mail: 'mail',
  protection: 'protection',
  manager: 'manager',
  auditor: 'auditor',
  admin: 'admin',
};
const ABSENT = '00000000-0000-4000-8000-000000000000';
/** Ending its own session would take the client's rights away in the middle. */
const SIGNS_OUT = 'DELETE /session';
const STREAM = 'GET /stream';

let app: TestApp;
let routes: RouteRight[];
const clients = new Map<PrincipalRole, Client>();

beforeAll(async () => {
  app = await bootApp();
  routes = routesOf(app.app).filter(({ method, path }) => ![SIGNS_OUT, STREAM].includes(`${method} ${path}`));
  for (const [role, slot] of Object.entries(SLOTS))
    clients.set(role as PrincipalRole, await Client.role(app.url, slot));
  clients.set('kiosk', await Client.device(app.url, 'kiosk', 'kokurakita'));
  clients.set('board', await Client.device(app.url, 'board', 'kokurakita'));
}, 90_000);
afterAll(() => app?.close());

const addressOf = ({ path }: RouteRight, office = 'kokurakita'): string => {
  const filled = path.replace(':officeId', office).replace(/:[A-Za-z]+/g, ABSENT);
  return filled.startsWith('/health') ? filled : `/api${filled}`;
};
const ask = (client: Client, route: RouteRight, office?: string) =>
  client.call<Denied>(
    route.method,
    addressOf(route, office),
    ['GET', 'DELETE'].includes(route.method) ? undefined : {},
  );
const deniedByTable = ({ status, body }: { status: number; body: Denied }): boolean =>
  status === 403 && typeof body === 'object' && body.details !== undefined && 'action' in (body.details ?? {});

describe('the rights table', () => {
  it('names every route', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.filter(({ right }) => right === null)).toEqual([]);
  });

  it('lets nobody in who is not signed in', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const { status } = await ask(new Client(app.url), route);
      const open = route.right !== null && 'open' in route.right;
      const refused = status === 401;
      if (refused === open && !(open && route.path === '/session'))
        wrong.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it.each([...Object.keys(SLOTS), 'kiosk', 'board'] as PrincipalRole[])(
    'gives %s what it says and nothing else',
    async (role) => {
      const client = clients.get(role);
      if (!client) throw new Error(`no client for ${role}`);
      const wrong: string[] = [];
      for (const route of routes) {
        if (route.right === null || 'open' in route.right) continue;
        const condition = mayDo(role, route.right.action);
        const atHome =
          condition === 'own' && route.path.includes(':officeId') ? !['kokurakita'].includes(homeOf(role)) : false;
        const denied = deniedByTable(await ask(client, route));
        if (denied !== (condition === null || atHome))
          wrong.push(`${route.method} ${route.path} (${route.right.action}): ${denied ? 'denied' : 'let in'}`);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  it('keeps the hall of another office closed', async () => {
    for (const role of ['kiosk', 'board', 'window', 'floor'] as const) {
      const client = clients.get(role);
      const floor = routes.find(({ method, path }) => method === 'GET' && path === '/floor/:officeId');
      if (!client || !floor) throw new Error('no hall to ask for');
      expect(deniedByTable(await ask(client, floor, 'moji'))).toBe(true);
      expect((await ask(client, floor, 'kokurakita')).status).toBe(200);
    }
  });
});

const homeOf = (role: PrincipalRole): string =>
  ['window', 'floor', 'manager', 'kiosk', 'board'].includes(role) ? 'kokurakita' : 'centre';
