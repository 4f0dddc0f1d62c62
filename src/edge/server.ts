/** The HTTP edge: Fastify with its limits, the API under /api, the built screens elsewhere, and a stop that loses no request. */
import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule, type AppParts } from '../app.module.js';
import { checkRoutes } from './check-routes.js';
import { LiveController } from './live.js';
import { useClock } from './meta.js';
import { openApiOf } from './openapi.js';
import type { MadoguchiRequest } from './principal.js';
import { validation } from './validation.js';

const SLOT = /^\/~([a-z0-9]{1,30})(\/.*|$)/;
const JSON_LIMIT = 2_000_000;
const ENDED_STREAMS_MS = 50;

export interface EdgeOptions {
  readonly webFolder: string;
  readonly uploadBytes: number;
}

export const createServer = async (
  parts: AppParts,
  { webFolder, uploadBytes }: EdgeOptions,
): Promise<NestFastifyApplication> => {
  const slots = new WeakMap<object, string>();
  const adapter = new FastifyAdapter({
    bodyLimit: JSON_LIMIT,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    trustProxy: false,
    rewriteUrl: (request: IncomingMessage) => {
      const [, slot, rest] = SLOT.exec(request.url ?? '') ?? [];
      if (slot) slots.set(request, slot);
      return slot ? rest || '/' : (request.url ?? '/');
    },
  });
  useClock(parts.clock);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts), adapter, {
    logger: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', async (request, reply) => {
    const slot = slots.get(request.raw);
    if (slot) (request as MadoguchiRequest).slot = slot;
    if (foreign(request.method, request.headers['sec-fetch-site'])) await reply.status(403).send();
  });
  await app.register(cookie as never);
  await app.register(helmet as never, { contentSecurityPolicy: CSP, crossOriginEmbedderPolicy: false } as never);
  await app.register(
    multipart as never,
    { limits: { fileSize: uploadBytes, files: 1, fields: 20, fieldSize: 10_000 } } as never,
  );
  app.setGlobalPrefix('api', {
    exclude: [
      { path: 'health/live', method: RequestMethod.GET },
      { path: 'health/ready', method: RequestMethod.GET },
    ],
  });
  app.useGlobalPipes(validation());
  checkRoutes(app);
  const document = openApiOf(app);
  fastify.get('/api/openapi.json', async () => document);
  await screens(app, webFolder);
  drainOnClose(app, fastify);
  return app;
};

/** A browser's request from another site changes nothing here, whatever cookies it brings. */
const foreign = (method: string, site: unknown): boolean =>
  method !== 'GET' && method !== 'HEAD' && typeof site === 'string' && site !== 'same-origin' && site !== 'none';

const CSP = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    frameSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    upgradeInsecureRequests: null,
  },
};

const screens = async (app: NestFastifyApplication, folder: string): Promise<void> => {
  if (!existsSync(join(folder, 'index.html'))) return;
  // Loaded only where there are screens to serve: a tool that only describes the routes needs none.
  const { default: fastifyStatic } = await import('@fastify/static');
  await app.register(
    fastifyStatic as never,
    { root: folder, wildcard: false, index: false, maxAge: '365d', immutable: true, setHeaders: noStore } as never,
  );
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.get('/*', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    if (path.startsWith('/api/') || /\.\w{2,5}$/.test(path)) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
};

const noStore = (reply: { header(name: string, value: string): unknown }, path: string): void => {
  if (path.endsWith('.html')) void reply.header('cache-control', 'no-cache');
};

/** Requests under way are answered, event streams end, keep-alive connections are told to close. */
const drainOnClose = (app: NestFastifyApplication, fastify: FastifyInstance): void => {
  let draining = false;
  fastify.addHook('onSend', async (_request, reply) => {
    if (draining) void reply.header('connection', 'close');
  });
  const live = app.get(LiveController);
  // Not a `close` of our own on the application: Nest's proxy would never call it.
  fastify.addHook('preClose', async () => {
    draining = true;
    live.end();
    // The ended streams leave their connections idle, and the server closes those when it closes.
    await pause(ENDED_STREAMS_MS);
  });
};
