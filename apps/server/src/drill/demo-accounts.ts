import type { Uuid } from '#kernel';
import { randomUuid, systemClock } from '#kernel';
import type { Vault } from '#privacy';
import { codesOf } from '#vocabulary';
import { demoPeople, demoRoles, type DemoRoleKey } from './demo-roles.js';

const loginOf = (role: DemoRoleKey): string => `drill-${role}`;

/** The account behind each role of a drill, made on first use; none has a password. */
export async function demoAccounts(vault: Vault, institutionId: string): Promise<ReadonlyMap<DemoRoleKey, Uuid>> {
  const accounts = new Map<DemoRoleKey, Uuid>();
  for (const role of codesOf(demoRoles)) {
    const { name, roles } = demoPeople[role];
    await vault.addAccount({
      id: randomUuid(),
      login: loginOf(role),
      displayName: name,
      institutionId,
      roles,
      disabled: false,
      createdAt: systemClock.now(),
    });
    accounts.set(role, (await vault.accountByLogin(loginOf(role)))!.id);
  }
  return accounts;
}
