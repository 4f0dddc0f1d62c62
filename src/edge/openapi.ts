/** OpenAPI 3.1 from the running program: routes and answers by Nest, input schemas from class-validator's own metadata. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';

export const openApiOf = (app: INestApplication): OpenAPIObject => {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Madoguchi')
    .setDescription(
      'Back-office workflow for municipal offices. Problems follow RFC 9457; commands take Idempotency-Key and If-Match; queries take after.',
    )
    .setVersion('1')
    .addCookieAuth('madoguchi')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const inputs = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage as never,
    refPointerPrefix: '#/components/schemas/',
    additionalConverters: {},
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...(inputs as object), Problem: PROBLEM },
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) {
      // Two contexts may call a use-case the same; method and path never are.
      operation.operationId = [method, ...path.split(/[^A-Za-z]+/).filter(Boolean)].join('_');
      if (operation.responses)
        operation.responses['default'] = {
          description: 'problem',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        };
    }
  }
  return document;
};

interface Operation {
  operationId?: string;
  responses?: Record<string, unknown>;
}

const PROBLEM = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' as const },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    detail: { type: 'string' as const },
    code: { type: 'string' as const },
    details: { type: 'object' as const, additionalProperties: true },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['pointer', 'rule', 'detail'],
        properties: {
          pointer: { type: 'string' as const },
          rule: { type: 'string' as const },
          detail: { type: 'string' as const },
        },
      },
    },
  },
};
