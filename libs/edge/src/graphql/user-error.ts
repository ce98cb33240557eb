import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { accessErrors } from '#access';
import { commandErrors } from '#commands';
import { wordingOf, type DomainError, type ErrorCatalogue } from '#kernel';
import { privacyErrors } from '#privacy';
import { projectionErrors } from '#projection';
import { edgeErrors } from '../errors.js';
import type { Language } from '../language.js';

const catalogue: Record<string, ErrorCatalogue[string]> = {};

/** Every code that a caller can meet. The contexts above add theirs when they are loaded. */
export const ErrorCode: Record<string, string> = {};
const codeWords: Record<string, { description: string }> = {};

/** Makes the codes of a library known to the API. */
export function announceErrors(errors: ErrorCatalogue): void {
  Object.assign(catalogue, errors);
  for (const [code, { ja, en }] of Object.entries(errors)) {
    ErrorCode[code] = code;
    codeWords[code] = { description: `${en} 「${ja}」` };
  }
}

for (const errors of [edgeErrors, accessErrors, commandErrors, privacyErrors, projectionErrors]) announceErrors(errors);
registerEnumType(ErrorCode, { name: 'ErrorCode', description: 'Code of a refusal, stable 「エラーコード」', valuesMap: codeWords });

@ObjectType({ description: 'A refusal that the caller can act on 「エラー」' })
export class UserError {
  @Field(() => ErrorCode, { description: 'Stable code 「エラーコード」' })
  code!: string;

  @Field(() => [String], { nullable: true, description: 'Path of the input field that it is about 「入力項目」' })
  field?: string[];

  @Field(() => String, { description: 'In the language of the caller 「文言」' })
  message!: string;
}

export const isKnownCode = (code: string): boolean => code in catalogue;

export function userErrorOf(error: DomainError, language: Language): UserError {
  return {
    code: error.code,
    ...(error.field.length > 0 && { field: [...error.field] }),
    message: wordingOf(catalogue, error, language),
  };
}
