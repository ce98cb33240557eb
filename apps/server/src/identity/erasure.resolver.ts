import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { actorOf } from '#access';
import { CORE, globalId, refusal, reject, typeOfId, within, type Core, type EdgeRequest } from '#edge';
import type { Uuid } from '#kernel';
import { chronology, persons } from '#response';
import { EraseSubjectInput, EraseSubjectPayload } from './erasure.js';

interface Subject {
  readonly type: 'Person' | 'Entry';
  readonly incident: Uuid;
  readonly id: Uuid;
}

@Resolver()
export class ErasureResolver {
  constructor(@Inject(CORE) private readonly core: Core) {}

  @Mutation(() => EraseSubjectPayload, {
    description: 'Destroys the keys of a person or of a line, in every backup of the log too; nobody can take it back 「個人情報の消去」',
  })
  async eraseSubject(
    @Args('input') { subjectId, reason }: EraseSubjectInput,
    @Context('edge') edge: EdgeRequest,
  ): Promise<EraseSubjectPayload> {
    try {
      const subject = subjectIn(subjectId);
      await edge.authorise('eraseSubject', subject.incident);
      if (!this.exists(subject)) reject('NOT_FOUND', {}, ['subjectId']);
      const { caller } = edge;
      const { keyIds, position } = await this.core.privacy.erasures.erase({
        institutionId: caller.institutionId,
        subject: subject.id,
        streams: this.core.streamsOf(subject.incident),
        reasonCode: reason,
        actor: actorOf(caller),
      });
      return { keys: keyIds.length, entryIds: this.entriesAbout(subject), position: position ?? null, errors: [] };
    } catch (error) {
      return { errors: refusal(error, edge).errors };
    }
  }

  private exists({ type, incident, id }: Subject): boolean {
    const { model } = this.core;
    return (type === 'Person' ? model.get(persons, incident, id) : model.get(chronology, incident, id)) !== undefined;
  }

  private entriesAbout({ type, incident, id }: Subject): string[] {
    if (type === 'Entry') return [];
    return this.core.model.list(chronology, incident, { tag: `person:${id}` }).map(({ key }) => globalId('Entry', incident, key));
  }
}

/** Throws `ID_INVALID`. */
function subjectIn(id: string): Subject {
  const type = typeOfId(id) === 'Entry' ? 'Entry' : 'Person';
  return { type, ...within(type, id, ['subjectId']) };
}
