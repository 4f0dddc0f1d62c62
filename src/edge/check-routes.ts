/** Default deny at the start: a route that declares neither an action nor why it is open to all stops the program. */
import { RequestMethod, type INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { RIGHT, type RightOfRoute } from './routes.js';

export interface RouteRight {
  readonly method: string;
  readonly path: string;
  readonly right: RightOfRoute | null;
}

export const routesOf = (app: INestApplication): RouteRight[] => {
  const scanner = new MetadataScanner();
  const discovery = new DiscoveryService(app.get(ModulesContainer));
  return discovery.getControllers().flatMap(({ metatype }) => {
    if (!metatype) return [];
    const prototype = metatype.prototype as Record<string, object>;
    const base = String(Reflect.getMetadata(PATH_METADATA, metatype) ?? '');
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (!handler || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET';
      const path = `/${base}/${String(Reflect.getMetadata(PATH_METADATA, handler) ?? '')}`
        .replace(/\/{2,}/g, '/')
        .replace(/(.)\/$/, '$1');
      const right = (Reflect.getMetadata(RIGHT, handler) ??
        Reflect.getMetadata(RIGHT, metatype) ??
        null) as RightOfRoute | null;
      return [{ method, path, right }];
    });
  });
};

export const checkRoutes = (app: INestApplication): void => {
  const open = routesOf(app).filter(({ right }) => right === null);
  if (open.length > 0)
    throw new Error(`routes without a right: ${open.map(({ method, path }) => `${method} ${path}`).join(', ')}`);
};
