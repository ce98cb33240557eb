import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `schemas/`, from the sources as from `dist`. */
export const projectRoot = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'schemas', 'policies'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('schemas/policies is missing beside the program');
    folder = parent;
  }
  return folder;
})();

export const policiesFolder = join(projectRoot, 'schemas', 'policies');
