/** Sessions and devices: random tokens, stored hashed, revocable at once. Operational data, not events. */
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { StoreClock } from '../edge/clock.js';
import type { Role } from './events.js';
import { Staff } from './staff.js';

const SESSION_COOKIE = 'madoguchi';
const DEVICE_COOKIE = 'madoguchi_device';
const SESSION_HOURS = 12;
const CACHE_MS = 5_000;

interface SessionRow {
  account_id: string;
  role: Role;
  office_id: string | null;
  counter_id: string | null;
}

interface DeviceRow {
  kind: 'kiosk' | 'board';
  office_id: string;
  label: string;
}

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
export const newToken = (): string => randomBytes(32).toString('base64url');

@Injectable()
export class Sessions {
  private cache = new Map<string, { at: number; principal: Principal | null }>();

  constructor(
    private readonly pool: Pool,
    private readonly staff: Staff,
    private readonly clock: StoreClock,
  ) {}

  async identify(request: MadoguchiRequest): Promise<Principal | null> {
    const session = request.cookies[SESSION_COOKIE];
    const principal = session ? await this.cached(`s${session}`, () => this.ofSession(session)) : null;
    if (principal) return principal;
    const device = request.cookies[DEVICE_COOKIE];
    return device ? this.cached(`d${device}`, () => this.ofDevice(device)) : null;
  }

  async open(
    reply: FastifyReply,
    request: MadoguchiRequest,
    session: { accountId: string; role: Role; officeId: string; counterId: string | null },
  ): Promise<void> {
    const token = newToken();
    const now = this.clock.now();
    const expires = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
    await this.pool.query(
      `INSERT INTO ops.session (token_hash, account_id, role, office_id, counter_id, slot, created_at, used_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
      [
        tokenHash(token),
        session.accountId,
        session.role,
        session.officeId,
        session.counterId,
        request.slot ?? '',
        now,
        expires,
      ],
    );
    // Whatever session this browser brought is gone: a planted one cannot be used afterwards.
    await this.close(request);
    void reply.setCookie(SESSION_COOKIE, token, this.cookie(request));
  }

  async close(request: MadoguchiRequest, reply?: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await this.pool.query('DELETE FROM ops.session WHERE token_hash = $1', [tokenHash(token)]);
    this.cache.delete(`s${token ?? ''}`);
    void reply?.clearCookie(SESSION_COOKIE, this.cookie(request));
  }

  async moveToDesk(request: MadoguchiRequest, officeId: string, counterId: string | null): Promise<void> {
    const token = request.cookies[SESSION_COOKIE] ?? '';
    await this.pool.query('UPDATE ops.session SET office_id = $2, counter_id = $3 WHERE token_hash = $1', [
      tokenHash(token),
      officeId,
      counterId,
    ]);
    this.cache.delete(`s${token}`);
  }

  /** @returns the token that the device keeps as a cookie */
  async enrol(kind: 'kiosk' | 'board', officeId: string, label: string): Promise<string> {
    const token = newToken();
    await this.pool.query(
      'INSERT INTO ops.device (token_hash, kind, office_id, label, enrolled_at) VALUES ($1, $2, $3, $4, $5)',
      [tokenHash(token), kind, officeId, label, this.clock.now()],
    );
    return token;
  }

  async isEnrolled(hash: Buffer): Promise<boolean> {
    const { rowCount } = await this.pool.query('SELECT 1 FROM ops.device WHERE token_hash = $1', [hash]);
    return rowCount === 1;
  }

  keepDevice(reply: FastifyReply, request: MadoguchiRequest, token: string): void {
    void reply.setCookie(DEVICE_COOKIE, token, { ...this.cookie(request), path: '/', maxAge: 400 * 86_400 });
  }

  private cookie(request: MadoguchiRequest) {
    const path = request.slot ? `/~${request.slot}` : '/';
    return { path, httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const;
  }

  private async cached(key: string, load: () => Promise<Principal | null>): Promise<Principal | null> {
    const known = this.cache.get(key);
    if (known && performance.now() - known.at < CACHE_MS) return known.principal;
    const principal = await load();
    if (this.cache.size > 10_000) this.cache = new Map();
    this.cache.set(key, { at: performance.now(), principal });
    return principal;
  }

  private async ofSession(token: string): Promise<Principal | null> {
    const { rows } = await this.pool.query<SessionRow>(
      `UPDATE ops.session SET used_at = store.now() WHERE token_hash = $1 AND expires_at > store.now()
       RETURNING account_id, role, office_id, counter_id`,
      [tokenHash(token)],
    );
    const session = rows[0];
    const account = session ? await this.staff.account(session.account_id) : null;
    if (!session || !account?.open || !account.roles.includes(session.role)) return null;
    const { id, person, employment } = account;
    return {
      kind: 'staff',
      account: id,
      person,
      role: session.role,
      office: session.office_id,
      counter: session.counter_id,
      employment,
    };
  }

  private async ofDevice(token: string): Promise<Principal | null> {
    const { rows } = await this.pool.query<DeviceRow>(
      'SELECT kind, office_id, label FROM ops.device WHERE token_hash = $1',
      [tokenHash(token)],
    );
    const device = rows[0];
    if (!device) return null;
    const account = `${device.kind}:${device.office_id}:${device.label}`;
    return {
      kind: 'device',
      account,
      person: account,
      role: device.kind,
      office: device.office_id,
      counter: null,
      employment: null,
    };
  }
}
