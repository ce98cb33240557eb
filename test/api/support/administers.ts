import { randomUUID } from 'node:crypto';
import type { Found, Member } from './member.js';

/** Those whose repeat does nothing more anyway. */
const withoutCommandId: ReadonlySet<string> = new Set(['eraseSubject', 'reveal']);

/** The payload of a mutation that stands outside incidents, whatever it says. */
export async function administers(who: Member, mutation: string, input: object, selection = ''): Promise<Found> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} errors { code field message } } }`;
  const command = withoutCommandId.has(mutation) ? {} : { clientCommandId: randomUUID() };
  return (await who.read(query, { input: { ...command, ...input } }))[mutation];
}

/** The codes with which it is refused. */
export const refusedTo = async (who: Member, mutation: string, input: object): Promise<string[]> =>
  (await administers(who, mutation, input)).errors.map(({ code }: { code: string }) => code);
