import { Inject } from '@nestjs/common';
import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import type { LedgerLine } from '#access';
import { CORE, keyOf, PAGE_MAX, pageOf, type Connection, type Core, type EdgeRequest } from '#edge';
import { persons } from '#response';
import { ledgerFilterOf, ReadLedgerFilter, ReadLineConnection, readLineOf, type ReadLine } from './ledger.js';

@Resolver()
export class LedgerResolver {
  constructor(@Inject(CORE) private readonly core: Core) {}

  @Query(() => ReadLineConnection, {
    description: 'Who read what of whom and why, for those who look over it; the newest first 「閲覧台帳」',
  })
  async ledgerOfReads(
    @Context('edge') edge: EdgeRequest,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('filter', { type: () => ReadLedgerFilter, nullable: true }) filter?: ReadLedgerFilter,
  ): Promise<Connection<ReadLine>> {
    await edge.authorise('viewReadLedger');
    const { institutionId } = edge.caller;
    const wanted = ledgerFilterOf(filter ?? {});
    const lines = (behind?: string) => this.core.access.ledgerLines.newestFirst(institutionId, wanted, behind);
    const found = await taken(lines(after ? keyOf(after) : undefined), Math.min(first ?? PAGE_MAX, PAGE_MAX) + 1);
    return pageOf(
      { first, after },
      () => found,
      () => count(lines()),
      (line) => readLineOf(line, this.isPerson(line)),
    );
  }

  private isPerson({ line: { data, meta } }: LedgerLine): boolean {
    return meta.incidentId !== undefined && this.core.model.lastKnown(persons, meta.incidentId, data.subjectId) !== undefined;
  }
}

async function taken<Item>(items: AsyncIterable<Item>, most: number): Promise<Item[]> {
  const some: Item[] = [];
  for await (const item of items) if (some.push(item) >= most) break;
  return some;
}

async function count(items: AsyncIterable<unknown>): Promise<number> {
  let n = 0;
  for await (const _ of items) n++;
  return n;
}
