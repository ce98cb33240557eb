import type { ValidationError } from '@nestjs/common';
import { DomainError } from '#kernel';

/** The first broken rule of an input, by path and name; never the value. */
export function refuseInvalidInput(errors: ValidationError[]): DomainError {
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
