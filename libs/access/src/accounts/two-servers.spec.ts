import { describe, expect, it } from '@jest/globals';
import { randomUuid } from '#kernel';
import { accessWorld, callerOf, factsOf, password } from '../testkit/access-world.js';

const hanako = { login: 'hanako', displayName: '架空 花子', roles: ['MEMBER'], password };
const passwords = ['the first of two secrets', 'the second of two secrets'] as const;
const command = () => ({ commandId: randomUuid(), inputDigest: 'digest' });
type Outcomes = readonly PromiseSettledResult<unknown>[];
const refusals = (outcomes: Outcomes) => outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));

describe('one command that reaches two servers at once', () => {
  async function twoServers() {
    const world = await accessWorld();
    const servers = [world.accounts, (await world.secondServer()).accounts] as const;
    const typesOf = async (id: string) => (await factsOf(world.store, `access-${id}`)).map(({ type }) => type);
    /** Whose password counts, and that the one who sent it was told so. */
    const givenBy = async (outcomes: Outcomes): Promise<void> => {
      const done = outcomes.findIndex(({ status }) => status === 'fulfilled');
      await expect(world.accounts.signIn('hanako', passwords[done]!)).resolves.toBeDefined();
    };
    return { world, servers, typesOf, givenBy };
  }

  it.each(['given', 'chosen'])('with two passwords: one is %s and recorded, the other refused', async (how) => {
    const { world, servers, typesOf, givenBy } = await twoServers();
    await using _ = world;
    const made = callerOf(await world.accounts.create(world.admin, hanako));
    const asked = command();
    const outcomes = await Promise.allSettled(
      servers.map((accounts, n) =>
        how === 'given'
          ? accounts.resetPassword(world.admin, made.identity, passwords[n]!, asked)
          : accounts.changePassword(made, password, passwords[n]!, asked),
      ),
    );
    expect(refusals(outcomes)).toEqual(['COMMAND_ID_REUSED']);
    await givenBy(outcomes);
    expect(await typesOf(made.identity)).toEqual(['access.account-created', 'access.password-changed', 'access.signed-in']);
  });

  it('with the same password: it is given once, and both are told so', async () => {
    const { world, servers, typesOf, givenBy } = await twoServers();
    await using _ = world;
    const { id } = await world.accounts.create(world.admin, hanako);
    const asked = command();
    const outcomes = await Promise.allSettled(servers.map((accounts) => accounts.resetPassword(world.admin, id, passwords[0], asked)));
    expect(refusals(outcomes)).toEqual([]);
    await givenBy(outcomes);
    expect((await typesOf(id)).filter((type) => type === 'access.password-changed')).toHaveLength(1);
  });

  it.each([
    ['two passwords', passwords, ['COMMAND_ID_REUSED']],
    ['one password', [passwords[0], passwords[0]], []],
  ])('to make an account with %s: one is made, and not recorded as removed', async (_, given, refused) => {
    const { world, servers, typesOf, givenBy } = await twoServers();
    await using _world = world;
    const asked = command();
    const outcomes = await Promise.allSettled(
      servers.map((accounts, n) => accounts.create(world.admin, { ...hanako, password: given[n]! }, asked)),
    );
    expect(refusals(outcomes)).toEqual(refused);
    const made = (await world.accounts.list(world.admin)).find(({ login }) => login === 'hanako')!;
    expect(await typesOf(made.id)).toEqual(['access.account-created']);
    await givenBy(outcomes);
  });
});

it('a change that another server has overtaken is not done once more', async () => {
  await using world = await accessWorld();
  const other = (await world.secondServer()).accounts;
  const { id } = await world.accounts.create(world.admin, hanako);
  const asked = command();
  await world.accounts.changeRoles(world.admin, id, ['MEMBER', 'INTEGRATOR'], asked);
  await world.accounts.changeRoles(world.admin, id, ['MEMBER'], command());
  await other.changeRoles(world.admin, id, ['MEMBER', 'INTEGRATOR'], asked);
  expect((await world.accounts.find(world.admin, id)).roles).toEqual(['MEMBER']);
});
