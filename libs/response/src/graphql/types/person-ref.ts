import { Field, ID, ObjectType } from '@nestjs/graphql';
import { globalId, Protected, type IncidentRows } from '#edge';
import type { Sealed } from '#kernel';
import { persons } from '../../views/persons.view.js';

@ObjectType({ description: 'A person concerned, by name 「対象者」' })
export class PersonRef {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;

  @Field(() => Protected, { description: 'Name 「氏名」' })
  name!: Sealed<string>;
}

/** The persons with these ids; one that the rows do not have is left out. */
export const personRefs = ({ rows, incident }: IncidentRows, personIds: readonly string[]): PersonRef[] =>
  personIds.flatMap((personId) => {
    const row = rows.get(persons, incident, personId);
    return row ? [{ id: globalId('Person', incident, personId), name: row.profile.name }] : [];
  });
