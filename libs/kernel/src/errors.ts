/** What a code says to a person; `{name}` is replaced by the detail of that name. */
export interface Wording {
  readonly ja: string;
  readonly en: string;
}

export type ErrorCatalogue = Readonly<Record<string, Wording>>;

/** A detail that is itself words comes in both languages. */
export type ErrorDetail = string | number | boolean | readonly string[] | Wording;

export type ErrorDetails = Readonly<Record<string, ErrorDetail>>;

/**
 * A refusal that the caller can act on: a stable code, the details its wording names, and the input field it is about.
 * Never carries personal data: details are codes, ids, times and counts.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly details: ErrorDetails = {},
    readonly field: readonly string[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** The `reject` of one library, bound to its catalogue, so that a code without wording does not compile. */
export const rejector =
  <C extends ErrorCatalogue>(_catalogue: C) =>
  (code: keyof C & string, details: ErrorDetails = {}, field: readonly string[] = []): never => {
    throw new DomainError(code, details, field);
  };

/** The wording of a code in one language, details filled in. */
export function wordingOf(catalogue: ErrorCatalogue, error: DomainError, language: keyof Wording): string {
  const wording = catalogue[error.code]?.[language] ?? error.code;
  return wording.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const detail = error.details[name];
    return detail === undefined ? hole : saying(detail, language);
  });
}

function saying(detail: ErrorDetail, language: keyof Wording): string {
  if (typeof detail !== 'object') return String(detail);
  return 'ja' in detail ? detail[language] : detail.join(', ');
}
