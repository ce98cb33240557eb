import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsString } from 'class-validator';
import { Duty, EntryKind, EntryStatus, pageOf, type Connection, type IncidentRows, type PageArgs } from '#edge';
import type { ListOptions, StoredRow } from '#kernel';
import { chronology, type ChronologyRow } from '../views/chronology.view.js';
import { personIn } from './commands/links.js';
import { entryOf, type Entry } from './types/entry.js';

export const ChronologyOrder = { RECORDED: 'RECORDED', OCCURRED: 'OCCURRED' } as const;
registerEnumType(ChronologyOrder, {
  name: 'ChronologyOrder',
  description: 'By which of the two times lines are ordered 「並び順」',
  valuesMap: {
    RECORDED: { description: 'When it was recorded 「記録順」' },
    OCCURRED: { description: 'When it happened, else was heard 「出来事順」' },
  },
});

@InputType({ description: 'Lines that are wanted; each that is given must hold 「絞り込み」' })
export class ChronologyFilter {
  @Field(() => [EntryStatus], { nullable: true, description: 'Where it stands 「状態」' })
  @IsOptional()
  @ArrayMaxSize(5)
  status?: (keyof typeof EntryStatus)[] | null;

  @Field(() => Duty, { nullable: true, description: 'The duty 「担当」' })
  @IsOptional()
  duty?: keyof typeof Duty | null;

  @Field(() => [EntryKind], { nullable: true, description: 'Of one of these kinds 「種別」' })
  @IsOptional()
  @ArrayMaxSize(10)
  kinds?: (keyof typeof EntryKind)[] | null;

  @Field(() => ID, { nullable: true, description: 'The person 「対象者」' })
  @IsOptional()
  @IsString()
  personId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Urgent only 「至急」' })
  @IsOptional()
  urgent?: boolean | null;
}

export interface ChronologyArgs extends PageArgs {
  readonly filter?: ChronologyFilter | null | undefined;
  readonly order?: keyof typeof ChronologyOrder | undefined;
  readonly oldestFirst?: boolean | undefined;
}

/** The lists that a filter names. A line is wanted if it stands in one list of each group. */
function tagGroups({ incident }: IncidentRows, filter: ChronologyFilter): string[][] {
  const { duty, kinds, personId, urgent } = filter;
  return [
    ...(personId ? [[`person:${personIn(incident, personId, 'personId')}`]] : []),
    ...(urgent ? [['urgent']] : []),
    ...(duty ? [[`duty:${duty}`]] : []),
    ...(kinds?.length ? [kinds.map((kind) => `kind:${kind}`)] : []),
  ];
}

/** Rows read at a time while looking for those that a filter wants. */
const BATCH = 200;

/** A page of the chronology, newest first unless asked otherwise. Throws what `pageOf` throws, and `PERSON_UNKNOWN`. */
export function chronologyPage(
  seen: IncidentRows,
  { filter, order = 'RECORDED', oldestFirst = false, ...page }: ChronologyArgs,
): Connection<Entry> {
  const groups = filter ? tagGroups(seen, filter) : [];
  const [tag] = groups.find((tags) => tags.length === 1) ?? [];
  const sorted: ListOptions = {
    ...(tag !== undefined && { tag }),
    order: order === 'OCCURRED' ? 'sort' : 'created',
    direction: oldestFirst ? 'forwards' : 'backwards',
  };
  const rest = groups.filter((tags) => tags[0] !== tag || tags.length > 1);
  const { status } = filter ?? {};
  const wanted = ({ row }: StoredRow<ChronologyRow>): boolean => {
    if (status?.length && !status.includes(row.status)) return false;
    const tags = rest.length > 0 ? chronology.tags!(row) : [];
    return rest.every((group) => group.some((name) => tags.includes(name)));
  };
  const exact = rest.length === 0 && !status?.length;
  return pageOf(
    page,
    (options) =>
      exact ? seen.rows.list(chronology, seen.incident, { ...sorted, ...options }) : wantedRows(seen, { ...sorted, ...options }, wanted),
    () =>
      exact ? seen.rows.count(chronology, seen.incident, tag) : seen.rows.list(chronology, seen.incident, sorted).filter(wanted).length,
    ({ row, changedAt }) => entryOf(row, seen, changedAt),
  );
}

function wantedRows(
  { rows, incident }: IncidentRows,
  { limit = Infinity, ...options }: ListOptions,
  wanted: (stored: StoredRow<ChronologyRow>) => boolean,
): StoredRow<ChronologyRow>[] {
  const found: StoredRow<ChronologyRow>[] = [];
  let after = options.after;
  for (;;) {
    const batch = rows.list(chronology, incident, { ...options, ...(after !== undefined && { after }), limit: BATCH });
    for (const stored of batch) if (found.length < limit && wanted(stored)) found.push(stored);
    if (batch.length < BATCH || found.length >= limit) return found;
    after = batch.at(-1)!.key;
  }
}
