import { registerEnumType } from '@nestjs/graphql';
import { codesOf, type Terms } from '#vocabulary';

/** A GraphQL enum out of a list of terms, each value described in both languages. */
export function termsEnum<Code extends string>(name: string, list: Terms<Code>, description: string): Readonly<Record<Code, Code>> {
  const values = Object.fromEntries(codesOf(list).map((code) => [code, code])) as Record<Code, Code>;
  registerEnumType(values, {
    name,
    description,
    valuesMap: Object.fromEntries(codesOf(list).map((code) => [code, { description: `${list[code].en} 「${list[code].ja}」` }])) as never,
  });
  return values;
}
