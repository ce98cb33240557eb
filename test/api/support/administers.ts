import type { Found, Member } from './member.js';

/** The payload of a mutation that stands outside incidents, whatever it says. */
export async function administers(who: Member, mutation: string, input: object, selection = ''): Promise<Found> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} errors { code field message } } }`;
  return (await who.read(query, { input }))[mutation];
}

/** The codes with which it is refused. */
export const refusedTo = async (who: Member, mutation: string, input: object): Promise<string[]> =>
  (await administers(who, mutation, input)).errors.map(({ code }: { code: string }) => code);
