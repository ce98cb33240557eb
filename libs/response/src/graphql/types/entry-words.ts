import type { Sealed } from '#kernel';
import type { LineContents, LineType } from '../../views/lines.js';

/** Fields of all line types that hold words. */
interface Words {
  readonly text?: Sealed<string>;
  readonly title?: Sealed<string>;
  readonly question?: Sealed<string>;
  readonly purpose?: Sealed<string>;
  readonly grounds?: unknown;
  readonly reason?: Sealed<string>;
  readonly note?: Sealed<string>;
  readonly source?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly informationSource?: Sealed<string>;
  readonly action?: Sealed<string>;
}

/** The words of a line by the columns of the whiteboard, whatever its type. */
export interface EntryWords {
  /** 内容; `null` where a line has no words of its own. */
  readonly text: Sealed<string> | null;
  readonly from: Sealed<string> | null;
  readonly to: Sealed<string> | null;
  readonly informationSource: Sealed<string> | null;
  readonly action: Sealed<string> | null;
}

/** Some fields of one name are words in one type and codes, ids or numbers in another. */
const words = (value: unknown): Sealed<string> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Sealed<string>) : undefined;

export function wordsOf(content: LineContents[LineType]): EntryWords {
  const { text, title, question, purpose, grounds, reason, note, source, from, to, informationSource, action } = content as Words;
  return {
    text: text ?? title ?? question ?? purpose ?? words(grounds) ?? reason ?? note ?? null,
    from: words(from) ?? null,
    to: words(to) ?? null,
    informationSource: informationSource ?? words(source) ?? null,
    action: action ?? null,
  };
}

/** Members that a line names beside its actor: who got a post, a duty, who decided. */
export function membersNamedIn(content: LineContents[LineType]): string[] {
  const { memberId, headId, deciderId, from, to } = content as { readonly [name: string]: unknown };
  return [memberId, headId, deciderId, from, to].filter((id) => typeof id === 'string');
}
