import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf } from '#contracts';
import type { CostCategories } from './cost-categories.js';

/** Reads `cost-categories.json` of a directory and checks it against the schema beside it. Throws `TypeError` saying what is wrong where. */
export function loadCostCategories(directory: string): CostCategories {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(directory, name), 'utf8'));
  const policy = read('cost-categories.json') as CostCategories;
  const fault = faultOf(read('cost-categories.schema.json') as object, policy, { strict: true });
  if (fault) throw new TypeError(`cost-categories.json: ${fault.instancePath} ${fault.message}`);
  const ids = policy.categories.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice) throw new TypeError(`cost-categories.json: category ${twice} stands there twice`);
  return policy;
}
