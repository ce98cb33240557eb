import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { DomainError } from '#kernel';

const PRIMITIVES: ReadonlySet<unknown> = new Set([String, Boolean, Number, Array, Object]);
const options = { forbidUnknownValues: false, stopAtFirstError: true, validationError: { target: false, value: false } } as const;

/** What nobody types: control characters but tab and line breaks. */
const CONTROLS = /[^\P{Cc}\t\n\r]/u;

/**
 * Checks GraphQL inputs by the class-validator rules of their classes, and every text in them; GraphQL itself has checked their shape. The
 * framework's own pipe does the same with much that only unchecked JSON needs. Throws `INPUT_INVALID` with path and rule, never the value.
 */
export class InputPipe implements PipeTransform {
  transform(value: unknown, { metatype, type, data }: ArgumentMetadata): unknown {
    // Parents and contexts of resolvers come this way too; they are ours, and no input.
    if (type === 'custom') return value;
    checkTexts(value, data === undefined || data === 'input' ? [] : [data]);
    if (!metatype || PRIMITIVES.has(metatype) || typeof value !== 'object' || value === null) return value;
    const input = plainToInstance(metatype as Type<object>, value);
    const errors = validateSync(input, options);
    if (errors.length > 0) throw refusalOf(errors);
    return input;
  }
}

function checkTexts(value: unknown, path: readonly string[]): void {
  // Halves of characters and control characters cannot be shown, searched or printed, and hide in names.
  if (typeof value === 'string') {
    if (!value.isWellFormed() || CONTROLS.test(value)) throw new DomainError('INPUT_INVALID', { rule: 'text' }, path);
  } else if (Array.isArray(value)) for (const item of value) checkTexts(item, path);
  else if (typeof value === 'object' && value !== null) for (const [name, part] of Object.entries(value)) checkTexts(part, [...path, name]);
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
