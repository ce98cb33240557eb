/** Injection token of the policy of cost categories in force. */
export const COST_CATEGORIES = Symbol('honbu cost categories');
