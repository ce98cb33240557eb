import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, isEnumType, isSpecifiedScalarType, type GraphQLNamedType } from 'graphql';
import { projectRoot } from '../../../server/src/core/project-root.js';
import { graphqlPath } from './documents.js';

/** Every element of the published SDL by name, with what it says of itself. */
function* elementsOf(type: GraphQLNamedType): Generator<readonly [element: string, words: string]> {
  yield [type.name, type.description ?? ''];
  if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description ?? ''];
  if (!('getFields' in type)) return;
  for (const field of Object.values(type.getFields())) {
    yield [`${type.name}.${field.name}`, field.description ?? ''];
    for (const argument of 'args' in field ? field.args : [])
      yield [`${type.name}.${field.name}(${argument.name})`, argument.description ?? ''];
  }
}

test('every element of the published API says in English and in Japanese what it is', () => {
  const schema = buildSchema(readFileSync(`${projectRoot}/schemas/${graphqlPath}`, 'utf8'));
  const own = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type));
  const elements = own.flatMap((type) => [...elementsOf(type)]);
  expect(elements.length).toBeGreaterThan(1000);
  const inBothLanguages = /^[^「」\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]*[A-Za-z0-9][^「」]* 「.+」$/su;
  expect(elements.filter(([, words]) => !inBothLanguages.test(words)).map(([element]) => element)).toEqual([]);
});
