import { DomainError } from '#kernel';
import { reject } from '../errors.js';
import type { Language } from '../language.js';

export interface ConnectionOptions {
  readonly url: string;
  /** A service's token; without one, `enterDemo`, `signIn` or nobody. */
  readonly token?: string | undefined;
  readonly language: Language;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly field?: readonly string[] | null;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);
const PATIENCE_MS = 30_000;

/** One caller's way to the public GraphQL API. */
export class Connection {
  private readonly endpoint: URL;
  private cookie: string | undefined;

  constructor(private readonly options: ConnectionOptions) {
    if (!/^https?:\/\//.test(options.url) || !URL.canParse(options.url)) reject('URL_INVALID');
    this.endpoint = new URL('/graphql', options.url);
    // A token or a password in the clear on a network is no secret any more.
    if (this.endpoint.protocol === 'http:' && !LOOPBACK.has(this.endpoint.hostname)) reject('URL_UNPROTECTED');
  }

  get url(): string {
    return this.options.url;
  }

  /**
   * The data of one operation. Throws `SERVER_UNREACHABLE`, `SERVER_ANSWER_UNKNOWN`, `SERVER_OF_ANOTHER_VERSION`, and `REFUSED` with the server's
   * code and words when the request as a whole was refused.
   */
  async ask<Data>(document: string, variables: object = {}): Promise<Data> {
    const response = await this.post(JSON.stringify({ query: document, variables }));
    this.keepCookie(response);
    const answer = (await response.json().catch(() => undefined)) as Answer<Data> | undefined;
    const [error] = answer?.errors ?? [];
    if (error) {
      const code = error.extensions?.code ?? 'INTERNAL';
      if (code === 'GRAPHQL_VALIDATION_FAILED') return reject('SERVER_OF_ANOTHER_VERSION', { reason: error.message });
      throw new DomainError('REFUSED', { code, message: error.message });
    }
    if (!answer?.data) return reject('SERVER_ANSWER_UNKNOWN', { url: this.url, status: response.status });
    return answer.data;
  }

  /** Enters a drill as one of its roles; everything after is asked as that role. Throws `REFUSED`. */
  async enterDemo(role: string): Promise<{ readonly memberId: string }> {
    const { enterDemo } = await this.ask<{ enterDemo: { viewer: { member: { id: string } } | null; errors: readonly Refusal[] } }>(
      'mutation EnterDemo($input: EnterDemoInput!) { enterDemo(input: $input) { viewer { member { id } } errors { code message } } }',
      { input: { role } },
    );
    refuseFirst(enterDemo.errors);
    return { memberId: enterDemo.viewer!.member.id };
  }

  /** Signs in with a local account. Throws `REFUSED`. */
  async signIn(login: string, password: string): Promise<void> {
    const { signIn } = await this.ask<{ signIn: { errors: readonly Refusal[] } }>(
      'mutation SignIn($input: SignInInput!) { signIn(input: $input) { errors { code message } } }',
      { input: { login, password } },
    );
    refuseFirst(signIn.errors);
  }

  private async post(body: string): Promise<Response> {
    try {
      return await fetch(this.endpoint, {
        method: 'POST',
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          'content-type': 'application/json',
          'accept-language': this.options.language,
          'x-honbu-client': 'cli',
          ...(this.options.token && { authorization: `Bearer ${this.options.token}` }),
          ...(this.cookie && { cookie: this.cookie }),
        },
      });
    } catch {
      return reject('SERVER_UNREACHABLE', { url: this.url });
    }
  }

  private keepCookie(response: Response): void {
    const [set] = response.headers.getSetCookie();
    if (set) this.cookie = set.split(';')[0];
  }
}

/** Throws the first refusal of a payload as `REFUSED`. */
export function refuseFirst(errors: readonly Refusal[]): void {
  const [first] = errors;
  if (first) throw new DomainError('REFUSED', { code: first.code, message: first.message });
}
