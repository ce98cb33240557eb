import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { pino } from 'pino';
import { configFrom } from '../../../server/src/config.js';
import { openCore } from '../../../server/src/core/open-core.js';
import { createApp } from '../../../server/src/start-server.js';

/** The SDL of the service, sorted: the real application over an empty store that is thrown away; it never listens. */
export async function printedServiceSchema(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'honbu-schema-'));
  try {
    const config = configFrom({ HONBU_DATA: data });
    const core = await openCore({ storage: config.storage, env: {}, log: pino({ level: 'silent' }), drill: true });
    const app = await createApp(core, config, () => {});
    try {
      return `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`;
    } finally {
      await app.close();
      await core.close();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
