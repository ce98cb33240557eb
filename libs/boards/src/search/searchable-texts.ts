import type { Sight } from '#access';
import type { CarriedSeal } from '#contracts';
import { sealedAt, type Core } from '#edge';
import type { Sealed, Uuid } from '#kernel';
import type { ChronologyRow } from '#response';
import { isCarriedSeal } from '../classes.js';

/** Characters of opened texts kept in memory, about 40 MB. */
const MOST_CHARACTERS = 20_000_000;

interface Folded {
  readonly key: Uuid;
  readonly text: string;
}

/** The form in which texts are compared: width and case do not matter. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Opened texts of lines, folded for searching, by where they were sealed: a sealed value never changes. Only class 2 is searched, so that no search tells of a
 * diagnosis or a secret that it may not show. Kept in memory alone, the least used given up first; a text whose key is gone is forgotten.
 */
export class SearchableTexts {
  private readonly texts = new Map<string, Folded>();
  private characters = 0;

  constructor(private readonly core: Core) {}

  /** The lines that hold `wanted`, already folded, in a text that `sight` may see in full. */
  async matching(lines: readonly ChronologyRow[], wanted: string, sight: Sight): Promise<Set<Uuid>> {
    const seals = lines.flatMap((line) => this.sealsOf(line, sight).map((seal) => ({ line, seal })));
    await this.open(seals.map(({ seal }) => seal));
    await this.forgetErased(seals.map(({ seal }) => seal));
    const found = new Set<Uuid>();
    for (const { line, seal } of seals) if (this.texts.get(seal.origin)?.text.includes(wanted)) found.add(line.entryId);
    return found;
  }

  private sealsOf({ content, handling }: ChronologyRow, sight: Sight): CarriedSeal[] {
    return [...Object.values(content as object), ...handling.map(({ outcome }) => outcome)].filter(isCarriedSeal).filter((seal) => {
      const { field } = sealedAt(this.core, seal);
      return field.dataClass === 2 && sight.field(field).decision === 'see';
    });
  }

  private async open(seals: readonly CarriedSeal[]): Promise<void> {
    const unknown = seals.filter(({ origin }) => !this.recall(origin));
    const opened = await this.core.privacy.opener.openMany(unknown as unknown as readonly Sealed<unknown>[]);
    opened.forEach((result, i) => {
      if (result.kind !== 'opened') return;
      const { origin, key } = unknown[i]!;
      this.keep(origin, { key: key as Uuid, text: folded(wordsIn(result.value).join('\n')) });
    });
  }

  private async forgetErased(seals: readonly CarriedSeal[]): Promise<void> {
    const alive = await this.core.privacy.opener.subjectsOf(seals);
    for (const { origin, key } of seals) if (!alive.has(key as Uuid)) this.drop(origin);
  }

  private recall(origin: string): boolean {
    const text = this.texts.get(origin);
    if (!text) return false;
    this.texts.delete(origin);
    this.texts.set(origin, text);
    return true;
  }

  private keep(origin: string, text: Folded): void {
    this.texts.set(origin, text);
    this.characters += text.text.length;
    while (this.characters > MOST_CHARACTERS && this.texts.size > 1) this.drop(this.texts.keys().next().value!);
  }

  private drop(origin: string): void {
    const text = this.texts.get(origin);
    if (text && this.texts.delete(origin)) this.characters -= text.text.length;
  }
}

/** The words in an opened value: text, a list of texts, or the fields of 5W1H. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
