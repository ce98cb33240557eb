import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { DomainError } from '#kernel';

const PRIMITIVES: ReadonlySet<unknown> = new Set([String, Boolean, Number, Array, Object]);
const options = { forbidUnknownValues: false, stopAtFirstError: true, validationError: { target: false, value: false } } as const;

/**
 * Checks GraphQL inputs by the class-validator rules of their classes; GraphQL itself has checked their shape. The framework's own pipe does
 * the same with much that only unchecked JSON needs. Throws `INPUT_INVALID` with path and rule, never the value.
 */
export class InputPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    // Parents and contexts of resolvers come this way too; they are ours, and no input.
    if (type === 'custom') return value;
    if (!metatype || PRIMITIVES.has(metatype) || typeof value !== 'object' || value === null) return value;
    const input = plainToInstance(metatype as Type<object>, value);
    const errors = validateSync(input, options);
    if (errors.length > 0) throw refusalOf(errors);
    return input;
  }
}

function refusalOf(errors: readonly ValidationError[]): DomainError {
  const path: string[] = [];
  let error: ValidationError | undefined = errors[0];
  let rule = 'invalid';
  while (error) {
    path.push(error.property);
    rule = Object.keys(error.constraints ?? {})[0] ?? rule;
    error = error.children?.[0];
  }
  return new DomainError('INPUT_INVALID', { rule }, path);
}
