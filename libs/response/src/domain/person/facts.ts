import type { cares, causes, certainties, conditions, harms, whereabouts } from '#vocabulary';

export type Certainty = keyof typeof certainties;
export type Condition = keyof typeof conditions;

/** The four facts that levels need, by name. */
export interface FactValues {
  readonly whereabouts: keyof typeof whereabouts;
  readonly harm: keyof typeof harms;
  readonly cause: keyof typeof causes;
  readonly care: keyof typeof cares;
}
export type FactName = keyof FactValues;

/** Values of each fact from the mildest to the worst; of two causes neither is worse, the order only makes the choice the same everywhere. */
export const severity: { readonly [F in FactName]: readonly FactValues[F][] } = {
  whereabouts: ['SAFE', 'UNKNOWN', 'MISSING', 'DISTRESSED'],
  harm: ['NONE', 'SLIGHT', 'SERIOUS', 'CRITICAL', 'DEAD'],
  cause: ['ILLNESS', 'INJURY'],
  care: ['NONE', 'OUTPATIENT', 'HOSPITALISED'],
};

export const factNames = Object.keys(severity) as FactName[];
