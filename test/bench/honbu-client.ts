import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** A caller of a GraphQL API; of Honbu's, signed in as a role of the drill. */
export class HonbuClient {
  private constructor(
    private readonly url: string,
    readonly cookie: string,
  ) {}

  static async enter(url: string, role: string): Promise<HonbuClient> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation($role: String!) { enterDemo(input: { role: $role }) { errors { code } } }',
        variables: { role },
      }),
    });
    await response.text();
    return new HonbuClient(url, response.headers.getSetCookie()[0]!.split(';')[0]!);
  }

  /** Somebody who never signed in. */
  static unknown(url: string): HonbuClient {
    return new HonbuClient(url, '');
  }

  /** Somebody who signed in before. */
  static withCookie(url: string, cookie: string): HonbuClient {
    return new HonbuClient(url, cookie);
  }

  get headers(): Record<string, string> {
    return { 'content-type': 'application/json', cookie: this.cookie };
  }

  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: this.headers,
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** What a subscription sends, over a WebSocket of its own. Ends with `return()`. */
  async *hear<Data>(query: string, variables: Record<string, unknown>): AsyncGenerator<Data, void> {
    const { url, cookie } = this;
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      retryAttempts: 0,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string[]) {
          super(address, protocols, { headers: { cookie, origin: url } });
        }
      },
    });
    try {
      for await (const { data, errors } of client.iterate<Data>({ query, variables })) {
        if (errors || !data) throw new Error(JSON.stringify(errors));
        yield data;
      }
    } finally {
      await client.dispose();
    }
  }

  /** Opens an incident; its global id. */
  async open(title: string): Promise<string> {
    const input = { clientCommandId: title, open: { title, zone: 'Europe/Vienna' }, content: { channel: 'PHONE', text: '第一報' } };
    const data = await this.ask<{ recordReport: { incident: { id: string } } }>(
      'mutation($input: RecordReportInput!) { recordReport(input: $input) { incident { id } errors { code message } } }',
      { input },
    );
    return data.recordReport.incident.id;
  }
}
