import { join } from 'node:path';

/** The files of a data directory. */
export const filesOf = (data: string) =>
  ({
    log: join(data, 'log.sqlite'),
    vault: join(data, 'vault.sqlite'),
    readModel: join(data, 'read-model.sqlite'),
    rootKey: join(data, 'root.key'),
  }) as const;
