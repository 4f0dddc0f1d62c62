/** Who sends a request: a signed-in member of staff, an enrolled device, or a visitor with an unguessable token. */
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/decider.js';
import type { PrincipalRole } from '../identity/rights.js';

export interface Principal {
  readonly kind: 'staff' | 'device';
  readonly account: string;
  readonly person: string;
  readonly role: PrincipalRole;
  readonly office: string | null;
  readonly counter: string | null;
  readonly employment: 'official' | 'contractor' | null;
}

export type Language = 'ja' | 'en';

/** What the edge knows of a request beside Fastify's own. */
export interface MadoguchiRequest extends FastifyRequest {
  principal?: Principal;
  /** The demo's role slot, taken from the path `/~slot/…`. */
  slot?: string;
  /** Subjects a route opened, for the access log. */
  opened?: {
    readonly action: string;
    readonly subjects: readonly string[];
    readonly correlationId?: string;
    readonly reason?: string;
  };
}

export const languageOf = (request: FastifyRequest): Language =>
  (request.headers['accept-language'] ?? 'ja').toLowerCase().startsWith('en') ? 'en' : 'ja';

export const actorOf = ({ kind, account, person, role, office }: Principal): Actor => ({
  kind,
  account,
  person,
  role,
  office,
});

export const visitor: Actor = { kind: 'visitor', account: 'visitor', person: 'visitor', role: 'visitor', office: null };
export const system = (name: string): Actor => ({
  kind: 'system',
  account: name,
  person: name,
  role: 'system',
  office: null,
});
