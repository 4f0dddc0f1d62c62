/** Input classes are checked once, here; each mistake names its field and the rule, never the value. */
import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { EdgeProblem, type FieldProblem } from './problem.filter.js';

const fields = (errors: readonly ValidationError[], parent = ''): FieldProblem[] =>
  errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const pointer = `${parent}/${property}`;
    return [...Object.keys(constraints).map((rule) => ({ pointer, rule })), ...fields(children, pointer)];
  });

export const validation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    transformOptions: { exposeDefaultValues: true },
    stopAtFirstError: true,
    exceptionFactory: (errors) => new EdgeProblem(400, 'invalid-input', {}, fields(errors)),
  });
