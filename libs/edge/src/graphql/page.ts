import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DomainError, type ListOptions } from '#kernel';
import { reject } from '../errors.js';

export const PAGE_MAX = 100;

@ObjectType({ description: 'Where a page stands in its list 「ページ情報」' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more behind 「続きの有無」' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before 「前の有無」' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item 「先頭のカーソル」' })
  startCursor?: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item; pass it as `after` 「末尾のカーソル」' })
  endCursor?: string | null;
}

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: PageInfo;
  totalCount: number | Promise<number>;
}

/** The Relay connection type of a node type. */
export function connectionOf<Node extends object>(node: Type<Node>, name: string, description: string): Type<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `An item of ${name}Connection with its cursor 「項目とカーソル」` })
  class Edge {
    @Field(() => String, { description: 'Pass it as `after` to go on behind this item 「カーソル」' })
    cursor!: string;

    @Field(() => node, { description: 'The item 「項目」' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description })
  class Page {
    @Field(() => [Edge], { description: 'The items with their cursors 「項目とカーソル」' })
    edges!: Edge[];

    @Field(() => [node], { description: 'The items 「項目」' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where the page stands 「ページ情報」' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are in all 「総数」' })
    totalCount!: number;
  }
  return Page as Type<Connection<Node>>;
}

const cursorOf = (key: string): string => Buffer.from(key).toString('base64url');

/** Part of a list in memory, behind the row with the key `after`. Throws `CURSOR_UNKNOWN`. */
export function rowsAfter<Stored extends Keyed>(rows: readonly Stored[], { after, limit }: ListOptions): Stored[] {
  const before = after === undefined ? -1 : rows.findIndex(({ key }) => key === after);
  if (after !== undefined && before < 0) throw new DomainError('CURSOR_UNKNOWN', {}, ['after']);
  return rows.slice(before + 1, limit === undefined ? undefined : before + 1 + limit);
}

/** The row key behind a cursor. Throws `CURSOR_INVALID`. */
export function keyOf(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString();
  return key !== '' && cursorOf(key) === cursor ? key : reject('CURSOR_INVALID', {}, ['after']);
}

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface Keyed {
  readonly key: string;
}

/**
 * One page of a list of rows: asks for one row more than wanted, to know whether there is a next page.
 * Throws `PAGE_TOO_LARGE`, `CURSOR_INVALID`, and `CURSOR_UNKNOWN` where the list has no such row.
 */
export function pageOf<Node, Stored extends Keyed>(
  { first, after }: PageArgs,
  list: (options: ListOptions) => readonly Stored[],
  total: number | (() => number | Promise<number>),
  node: (stored: Stored) => Node,
): Connection<Node> {
  const limit = first ?? 50;
  if (limit < 1 || limit > PAGE_MAX) reject('PAGE_TOO_LARGE', { max: PAGE_MAX }, ['first']);
  const rows = list({ limit: limit + 1, ...(after && { after: keyOf(after) }) });
  const edges = rows.slice(0, limit).map((stored) => ({ cursor: cursorOf(stored.key), node: node(stored) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > limit,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    // Counted only when asked for.
    get totalCount() {
      return typeof total === 'number' ? total : total();
    },
  };
}
