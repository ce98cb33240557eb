import type { Wording } from '#kernel';

/** One kind of cost of the policy file (M-089), with the rule and the source line it comes from. */
export interface CostCategory extends Wording {
  readonly id: string;
  readonly no: number;
  readonly rule: string;
  readonly source: string;
}

/** A version of `schemas/policies/cost-categories.json`. */
export interface CostCategories {
  readonly id: string;
  readonly version: string;
  readonly title: Wording;
  readonly source: Wording;
  readonly categories: readonly CostCategory[];
}

export const categoryOf = (policy: CostCategories, id: string): CostCategory | undefined =>
  policy.categories.find((category) => category.id === id);
