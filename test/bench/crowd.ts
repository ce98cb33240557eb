import type { InstitutionRole } from '#access';
import { randomUuid, type Uuid } from '#kernel';
import type { RunningCore } from '../../apps/server/src/core/open-core.js';

/** As the server's configuration names it when nothing is set. */
export const INSTITUTION = 'university';

const AT_ONCE = 256;

export interface Person {
  readonly id: Uuid;
  /** What their browser sends. */
  readonly cookie: string;
}

/** So many people of the institution, each with an account of their own and signed in. */
export async function addCrowd(core: RunningCore, count: number, roles: readonly InstitutionRole[]): Promise<Person[]> {
  const people: Person[] = [];
  const add = async (n: number): Promise<void> => {
    const account = {
      id: randomUuid(),
      login: `crowd-${roles.join('-').toLowerCase()}-${n}`,
      displayName: `架空 ${n}`,
      institutionId: INSTITUTION,
      roles,
      disabled: false,
      createdAt: core.clock.now(),
    };
    await core.vault.addAccount(account);
    const { token } = await core.access.sessions.open(account, 'demo');
    people.push({ id: account.id, cookie: `honbu=${token}` });
  };
  for (let n = 0; n < count; n += AT_ONCE) await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - n) }, (_, i) => add(n + i)));
  return people;
}
