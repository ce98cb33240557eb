import { Member, type Found } from './member.js';

export interface SignedIn {
  readonly who: Member;
  /** The viewer as the answer of the sign-in shows it; absent when it was refused. */
  readonly viewer: Found;
  readonly codes: readonly string[];
}

/** Signs in with a local account over HTTP. */
export async function signIn(url: string, login: string, password: string): Promise<SignedIn> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-honbu-client': 'test', 'accept-language': 'en' },
    body: JSON.stringify({
      query: `mutation ($input: SignInInput!) {
        signIn(input: $input) { viewer { mustChangePassword awaitsConsent outboxKey member { id } } errors { code } }
      }`,
      variables: { input: { login, password } },
    }),
  });
  const { viewer, errors } = ((await answer.json()) as Found).data.signIn;
  const token = /honbu=([^;]*)/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1] ?? 'none';
  const identity = viewer ? Buffer.from(viewer.member.id, 'base64url').toString().split(':')[1]! : '';
  return { who: new Member(url, identity, token), viewer, codes: errors.map(({ code }: { code: string }) => code) };
}
