import type { RecordedOf } from '#contracts';
import { StreamNotFound, type EventStore, type Recorded } from '#event-store';
import { epochMilliseconds, instantOf, systemClock, type Clock, type Instant } from '#kernel';
import { commandStanding, type CommandIdentity, type FactRecorder } from '#privacy';
import { DrillClockSet } from './events.js';

const STREAM = 'drill-clock';
type Anchor = RecordedOf<typeof DrillClockSet>['data'];

/** The clock of a drill: anchored by an event, so that it goes on from where it stood after a restart. Without an anchor, the system's. */
export class DrillClock implements Clock {
  private anchor: Anchor | undefined;
  private revision = -1n;

  get rate(): number {
    return this.anchor?.rate ?? 1;
  }

  now(): Instant {
    const real = epochMilliseconds(systemClock.now());
    if (!this.anchor) return instantOf(real);
    const { at, shows, rate } = this.anchor;
    return instantOf(Math.round(epochMilliseconds(shows as Instant) + (real - epochMilliseconds(at as Instant)) * rate));
  }

  /** Takes up the last anchor in the log. */
  async resume(store: EventStore): Promise<void> {
    try {
      for await (const recorded of store.readStream(STREAM, { direction: 'backwards', maxCount: 1 })) this.take(recorded);
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
  }

  /** Takes up the anchors that other servers set, as they come, until `signal` aborts. */
  async follow(store: EventStore, signal: AbortSignal): Promise<void> {
    const after = this.revision;
    for await (const message of store.subscribe({ stream: STREAM, signal, ...(after >= 0n && { after }) }))
      if (message.kind === 'event') this.take(message.event);
  }

  /** Whether this command has set the clock already. Throws `COMMAND_ID_REUSED`. */
  async wasSetBy(command: CommandIdentity, store: EventStore): Promise<boolean> {
    return (await commandStanding(store, STREAM, command)) !== 'NEW';
  }

  /** From now on shows `shows` (default: what it shows now) and runs at `rate`. The clock never goes back. */
  async set(
    recorder: FactRecorder,
    institutionId: string,
    { shows, rate }: { shows?: Instant | undefined; rate: number },
    command?: CommandIdentity,
  ): Promise<void> {
    const now = this.now();
    const fact = DrillClockSet.of({ at: systemClock.now(), shows: shows && shows > now ? shows : now, rate });
    const { revision } = await recorder.record({ stream: STREAM, institutionId, actor: { id: 'drill' }, facts: [fact], command });
    this.take({ revision, data: fact.data });
  }

  private take({ revision, data }: Pick<Recorded, 'revision' | 'data'>): void {
    if (revision < this.revision) return;
    this.revision = revision;
    this.anchor = data as unknown as Anchor;
  }
}
