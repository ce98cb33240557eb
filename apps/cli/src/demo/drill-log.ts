import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where the server of a drill keeps its record: in the folder, whatever the environment says of the real one; or, asked for, its log on a server.
 * There each drill has a log of its own: the folder remembers its name, and a folder begun anew begins a new one.
 */
export function drillStorage(data: string, eventStore: string | undefined): NodeJS.ProcessEnv {
  return {
    HONBU_DATA: data,
    HONBU_EVENTSTORE: eventStore,
    HONBU_EVENTSTORE_PASSWORD_FILE: undefined,
    HONBU_EVENTSTORE_PREFIX: eventStore && logNameIn(data),
    HONBU_VAULT: undefined,
    HONBU_VAULT_PASSWORD_FILE: undefined,
    HONBU_KEY_FILE: undefined,
  };
}

function logNameIn(data: string): string {
  const file = join(data, 'demo-log.json');
  if (!existsSync(file)) writeFileSync(file, JSON.stringify({ prefix: `demo-${randomUUID()}` }), { mode: 0o600 });
  return (JSON.parse(readFileSync(file, 'utf8')) as { prefix: string }).prefix;
}
