/** Servers of these tests keep their log on a server that speaks EventStoreDB's protocol (`api/support/engine.ts`). */
process.env['HONBU_TEST_ENGINE'] = 'eventstoredb';
