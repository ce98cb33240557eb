import { describe, expect, it } from '@jest/globals';
import { outboxCipher } from './cipher.js';
import { Outbox, type Send, type SendResult } from './outbox.js';
import type { OutboxStore, StoredEntry } from './store.js';

const keyOf = (byte: number): string => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));

/** What stays on the machine when the page is closed. */
class Machine implements OutboxStore {
  readonly entries = new Map<string, StoredEntry>();
  list = async (account: string) => [...this.entries.values()].filter((entry) => entry.account === account);
  has = async (id: string) => this.entries.has(id);
  put = async (entry: StoredEntry) => void this.entries.set(entry.id, entry);
  remove = async (id: string) => void this.entries.delete(id);
}

class Server {
  readonly received: string[] = [];
  answer: (text: string) => SendResult = () => sent;
  send: Send = async (_operation, input) => {
    const result = this.answer(input['text'] as string);
    if (result.kind !== 'UNREACHABLE') this.received.push(input['text'] as string);
    return result;
  };
}

const sent: SendResult = { kind: 'SENT', payload: {} };
const unreachable: SendResult = { kind: 'UNREACHABLE' };
const refused: SendResult = { kind: 'REFUSED', refusals: [{ code: 'INCIDENT_CLOSED', message: '事案は終了しています' }] };

let serial = 0;
async function page(machine: Machine, server: Server, account = 'sato', key = 1): Promise<Outbox> {
  const outbox = new Outbox({
    account,
    store: machine,
    cipher: await outboxCipher(keyOf(key)),
    send: server.send,
    newId: () => `command-${++serial}`,
    now: () => '2026-11-22T12:58:00.000Z',
    alone: (work) => work(),
  });
  await outbox.open();
  return outbox;
}
const say = (outbox: Outbox, text: string) => outbox.record({ operation: 'recordReport', input: { text } });

describe('the outbox', () => {
  it('sends at once when the server is there, and keeps nothing', async () => {
    const [machine, server] = [new Machine(), new Server()];
    const outbox = await page(machine, server);
    expect(await say(outbox, '手術開始')).toEqual(sent);
    expect(server.received).toEqual(['手術開始']);
    expect(outbox.entries).toEqual([]);
    expect(machine.entries.size).toBe(0);
  });

  it('keeps what does not get through, over a reload, and sends it once and in order with the id and time it was typed with', async () => {
    const [machine, server] = [new Machine(), new Server()];
    server.answer = () => unreachable;
    const before = await page(machine, server);
    expect(await say(before, '一')).toEqual({ kind: 'KEPT' });
    await say(before, '二');
    await say(before, '三');
    const typed = before.entries.map(({ input }) => input);

    const after = await page(machine, server);
    expect(after.entries.map(({ input }) => input)).toEqual(typed);
    expect(typed[0]).toMatchObject({ clientCommandId: before.entries[0]?.id, enteredAt: '2026-11-22T12:58:00.000Z' });
    server.answer = () => sent;
    await Promise.all([after.flush(), after.flush()]);
    expect(server.received).toEqual(['一', '二', '三']);
    expect(machine.entries.size).toBe(0);
  });

  it('stays in order when something is typed while older entries wait', async () => {
    const [machine, server] = [new Machine(), new Server()];
    server.answer = () => unreachable;
    const outbox = await page(machine, server);
    await say(outbox, '先');
    server.answer = () => sent;
    await say(outbox, '後');
    expect(server.received).toEqual(['先', '後']);
  });

  it('moves a refused entry to review with the reason, and the rest go on', async () => {
    const [machine, server] = [new Machine(), new Server()];
    server.answer = (text) => (text === '二' ? refused : sent);
    const outbox = await page(machine, server);
    const outcomes = await Promise.all([say(outbox, '一'), say(outbox, '二'), say(outbox, '三')]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['SENT', 'REFUSED', 'SENT']);
    expect(outbox.entries).toMatchObject([{ state: 'REFUSED', refusals: [{ code: 'INCIDENT_CLOSED' }], input: { text: '二' } }]);
    expect((await page(machine, server)).entries).toMatchObject([{ state: 'REFUSED' }]);
    await outbox.discard(outbox.entries[0]!.id);
    expect(machine.entries.size).toBe(0);
  });

  it('does not let one entry that the server chokes on hold up the others for ever', async () => {
    const [machine, server] = [new Machine(), new Server()];
    server.answer = (text) => (text === '毒' ? { kind: 'FAULT', code: 'INTERNAL_SERVER_ERROR' } : sent);
    const outbox = await page(machine, server);
    await say(outbox, '毒');
    await say(outbox, '次');
    await outbox.flush();
    expect(server.received.at(-1)).toBe('次');
    expect(outbox.entries).toMatchObject([{ state: 'REFUSED', refusals: [{ code: 'INTERNAL_SERVER_ERROR' }] }]);
  });

  it('shows nothing to the next person at the same machine, and leaves nothing readable behind', async () => {
    const [machine, server] = [new Machine(), new Server()];
    server.answer = () => unreachable;
    await say(await page(machine, server), '手術開始');
    expect((await page(machine, server, 'tanaka', 2)).entries).toEqual([]);
    expect((await page(machine, server, 'sato', 2)).entries).toEqual([]);
    const [kept] = [...machine.entries.values()];
    expect(new TextDecoder().decode(kept!.sealed.data)).not.toContain('手術');
    expect((await page(machine, server)).entries).toHaveLength(1);
  });

  it('does not send what another tab has sent already', async () => {
    const [machine, server] = [new Machine(), new Server()];
    server.answer = () => unreachable;
    const one = await page(machine, server);
    await say(one, '一');
    const two = await page(machine, server);
    server.answer = () => sent;
    await two.flush();
    await one.flush();
    expect(server.received).toEqual(['一']);
    expect(one.entries).toEqual([]);
  });
});
