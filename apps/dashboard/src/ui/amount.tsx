import type { Money } from '../api/types/index.js';
import { useWords } from '../i18n/words.js';

/** An amount in its own currency, as the reader's language writes it. */
export function Amount({ money }: { readonly money: Money | null }) {
  const { language } = useWords();
  if (!money) return null;
  // The decimal text is kept: a number would round large amounts.
  const digits = /\.(\d+)$/.exec(money.amount)?.[1]?.length ?? 0;
  const text = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    money.amount as `${number}`,
  );
  return (
    <span className="clock">
      {text} {money.currency}
    </span>
  );
}
