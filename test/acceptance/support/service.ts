import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../dist/server.js', import.meta.url));

export interface Service {
  readonly url: string;
  /** The one-time link for the first administrator, as the terminal shows it. */
  readonly setupLink: string;
  end(): Promise<void>;
}

/** The service for real, on an empty store in `data`, as `npm start` runs it. */
export async function startService(data: string): Promise<Service> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HONBU_DATA: data,
      HONBU_PORT: '0',
      HONBU_LOG_LEVEL: 'error',
      HONBU_KEY_PASSPHRASE: 'architecture of a test',
    },
  });
  const closed = once(child, 'close');
  const setupLink = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const link = /http\S+\/setup#\S+/.exec(said)?.[0];
      if (link) resolve(link);
    });
    void closed.then(() => reject(new Error(`the service did not come up: ${said}`)));
  });
  return {
    url: new URL(setupLink).origin,
    setupLink,
    end: async () => {
      child.kill('SIGTERM');
      await closed;
    },
  };
}
