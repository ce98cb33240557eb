import 'reflect-metadata';
import { pino } from 'pino';
import { accessErrors } from '#access';
import { edgeErrors } from '#edge';
import { DomainError, wordingOf } from '#kernel';
import { privacyErrors } from '#privacy';
import { configErrors } from './config-errors.js';
import { configFrom } from './config.js';
import { startRefusal } from './start-refusal.js';
import { startServer } from './start-server.js';

/** Exit codes of sysexits.h. */
const TRY_AGAIN = 75;
const SETTINGS_WRONG = 78;

const words = { ...configErrors, ...privacyErrors, ...accessErrors, ...edgeErrors };

try {
  const config = configFrom(process.env);
  const log = pino({ level: config.logLevel, base: null });
  const server = await startServer(config, log, {
    drill: process.env['HONBU_DRILL'] === '1',
    // Who keeps services running starts it again, with boards of the log as it is now.
    onLogReplaced: () => process.exit(TRY_AGAIN),
  }).catch((error: unknown) => {
    throw startRefusal(error, config);
  });
  const stop = (): void => void server.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`本部 Honbu: ${server.url}\n`);
  const setup = server.core.store.identity.drill ? undefined : await server.core.access.setup.newLinkToken();
  if (setup) process.stdout.write(`最初の管理者の設定 Set up the first administrator (once): ${server.url}/setup#${setup}\n`);
  process.send?.({ url: server.url });
} catch (error) {
  const refusal =
    error instanceof DomainError
      ? error
      : new DomainError('START_FAILED', { reason: `${(error as Error).name}: ${(error as Error).message}` });
  process.stderr.write(`${refusal.code}\n${wordingOf(words, refusal, 'ja')}\n${wordingOf(words, refusal, 'en')}\n`);
  process.exit(SETTINGS_WRONG);
}
