/** What a route declares about itself: who may use it, which read model it waits for, what it answers. */
import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import type { Action } from '../identity/rights.js';
import type { ReadModel } from '../kernel/read-model.js';

export const RIGHT = 'madoguchi:right';
export const READS = 'madoguchi:reads';

export type RightOfRoute = { readonly action: Action } | { readonly open: string };

/** The action in the rights table that this route needs. */
export const Right = (action: Action) => SetMetadata(RIGHT, { action } satisfies RightOfRoute);

/** A route for everybody; the reason is printed in docs/security.md. */
export const OpenToAll = (reason: string) => SetMetadata(RIGHT, { open: reason } satisfies RightOfRoute);

/** Waits, bounded, until these read models have reached `after`. */
export const Reads = (...models: readonly ReadModel[]) =>
  applyDecorators(
    SetMetadata(READS, models),
    ApiQuery({ name: 'after', required: false, schema: { type: 'string', pattern: '^\\d+$' } }),
  );

const jsonSchema = (schema: z.ZodType) => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return rest;
};

/** The answer's shape, as one schema for type, document and test. */
export const Answers = (status: number, schema: z.ZodType, description = '') =>
  ApiResponse({ status, description, schema: jsonSchema(schema) as object });

export const AnswersFile = (type: string) =>
  ApiResponse({
    status: 200,
    description: type,
    content: { [type]: { schema: { type: 'string', format: 'binary' } } },
  });

/** A route that sends a command. */
export const Commands = () =>
  applyDecorators(
    ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', maxLength: 200 } }),
    ApiHeader({ name: 'If-Match', required: false, schema: { type: 'string' } }),
  );

/** What every command answers at least. */
export const writtenShape = z.object({ position: z.string(), version: z.number().int() });
export const writtenAnswer = ({ position, version }: { position: bigint; version: number }) => ({
  position: position.toString(),
  version,
});
