/** The clauses in what was typed: apart by 「、」, commas or spaces, in whatever width, their series in capitals. */
export const citedClauses = (typed: string): string[] =>
  typed
    .normalize('NFKC')
    .split(/[、,;\s]+/)
    .filter(Boolean)
    .map((clause) => clause.replace(/^[a-z]+(?=-)/, (series) => series.toUpperCase()));
