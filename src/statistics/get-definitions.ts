// The words of every figure, for whoever reads a number and asks how it is made.
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers, Right } from '../edge/routes.js';
import { words } from './answer-parts.js';
import { definitions } from './definitions/index.js';

const definitionsAnswer = z.object({
  definitions: z.array(
    z.object({
      id: z.string(),
      version: z.number().int(),
      name: words,
      text: words,
      unit: z.enum(['minutes', 'business-days', 'share', 'forms']),
      target: z.number().nullable(),
    }),
  ),
});
type DefinitionsAnswer = z.infer<typeof definitionsAnswer>;

@ApiTags('statistics')
@Controller('statistics/definitions')
export class GetDefinitionsController {
  @Get()
  @Right('statistics.definitions')
  @Answers(200, definitionsAnswer)
  read(): DefinitionsAnswer {
    return {
      definitions: definitions.map(({ id, version, name, text, unit, ...more }) => ({
        id, version, name: { ...name }, text: { ...text }, unit, target: 'target' in more ? (more.target ?? null) : null,
      })), // prettier-ignore
    };
  }
}
