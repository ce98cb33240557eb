import type { GraphQLObjectType, GraphQLSchema } from 'graphql';

/** An argument means the same wherever it has the same name. */
const argumentWords: Readonly<Record<string, string>> = {
  after: 'Behind this cursor; of a subscription, this position 「この続きから」',
  asOf: 'As it was at this moment; left out: now 「時点」',
  atLeast: 'Wait until the boards have this position 「この記録位置以降」',
  filter: 'Only those that meet all of it 「絞込み」',
  first: 'At most so many, 1 to 100; left out: 50 「件数」',
  id: 'Global id 「識別子」',
  ids: 'Global ids 「識別子」',
  incidentId: 'The incident 「事案」',
  input: 'What is asked for 「入力」',
  lines: 'Lines of the import, by key and digest 「取込行」',
  name: 'Which board 「ボード名」',
  order: 'By what the lines are ordered 「並び順」',
  status: 'Only incidents that stand so 「状態」',
  text: 'What is looked for 「検索語」',
};

/** Gives words to what no decorator can: the roots and their arguments. */
export function described(schema: GraphQLSchema): GraphQLSchema {
  const roots: readonly (readonly [GraphQLObjectType | null | undefined, string])[] = [
    [schema.getQueryType(), 'Everything that can be read 「照会」'],
    [schema.getMutationType(), 'Everything that can be done 「操作」'],
    [schema.getSubscriptionType(), 'Everything that is told as it happens 「購読」'],
  ];
  for (const [root, words] of roots) if (root) root.description = words;
  for (const type of Object.values(schema.getTypeMap()))
    if ('getFields' in type && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields()))
        for (const argument of 'args' in field ? field.args : []) argument.description ??= argumentWords[argument.name];
  return schema;
}
