import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** Data as far as tests look into it: whatever a selection asked for. */
export type Found = ReturnType<typeof JSON.parse>;

export interface Answer {
  readonly data: Found;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Somebody who talks to the service over real HTTP and a real WebSocket. */
export class Member {
  /** Global id, as `members` lists it. */
  readonly id: string;

  constructor(
    private readonly url: string,
    readonly identity: string,
    private readonly token: string,
    readonly language: 'ja' | 'en' = 'en',
  ) {
    this.id = Buffer.from(`Member:${identity}`).toString('base64url');
  }

  /** The same person reading Japanese. */
  inJapanese(): Member {
    return new Member(this.url, this.identity, this.token, 'ja');
  }

  /** The same person, with the same session, talking to another server. */
  via(url: string): Member {
    return new Member(url, this.identity, this.token, this.language);
  }

  /** The session as a browser on the same server keeps it. */
  cookie(): { name: string; value: string; url: string } {
    return { name: 'honbu', value: this.token, url: this.url };
  }

  async ask(query: string, variables: object = {}): Promise<Answer> {
    const answer = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-honbu-client': 'test',
        'accept-language': this.language,
        cookie: `honbu=${this.token}`,
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await answer.json()) as Answer;
  }

  /** The data of a query that must succeed. */
  async read(query: string, variables: object = {}): Promise<Found> {
    const { data, errors } = await this.ask(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The payload of a mutation, whatever it says. */
  async tell(mutation: string, input: object, selection: string): Promise<Found> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    return this.tellAs(mutation, INPUT_TYPES[mutation] ?? type, input, selection);
  }

  private async tellAs(mutation: string, type: string, input: object, selection: string): Promise<Found> {
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} position duplicate errors { code field message } } }`;
    const data = await this.read(query, { input: { clientCommandId: randomUUID(), ...input } });
    return data[mutation];
  }

  /** The payload of a mutation that must be recorded. */
  async does(mutation: string, input: object, selection = ''): Promise<Found> {
    const payload = await this.tell(mutation, input, selection);
    if (payload.errors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(payload.errors)}`);
    return payload;
  }

  /** The codes with which a mutation is refused. */
  async isRefused(mutation: string, input: object): Promise<string[]> {
    return (await this.tell(mutation, input, '')).errors.map(({ code }: { code: string }) => code);
  }

  /** What a subscription sends, one after the other; ends with `return()`. */
  hears(query: string, variables: Record<string, unknown> = {}): AsyncGenerator<Answer, void> {
    const { url, token } = this;
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      retryAttempts: 0,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string[]) {
          super(address, protocols, { headers: { cookie: `honbu=${token}`, origin: url } });
        }
      },
    });
    const messages = client.iterate({ query, variables }) as AsyncGenerator<Answer, void>;
    return (async function* () {
      try {
        yield* messages;
      } finally {
        await messages.return();
        await client.dispose();
      }
    })();
  }
}

/** Mutations whose input is not named after them. */
const INPUT_TYPES: Readonly<Record<string, string>> = {
  formTeam: 'OpenBodyInput',
  openHeadquarters: 'OpenBodyInput',
  openOnSiteHeadquarters: 'OpenBodyInput',
  assignPost: 'PostInput',
  vacatePost: 'PostInput',
  approveDispatch: 'DispatchStepInput',
  departDispatch: 'DispatchStepInput',
  arriveDispatch: 'DispatchStepInput',
  returnDispatch: 'DispatchStepInput',
  refuseDispatch: 'DispatchStepInput',
  cancelDispatch: 'DispatchStepInput',
};
