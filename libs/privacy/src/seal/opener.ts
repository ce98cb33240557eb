import { eventIn, type CarriedSeal } from '#contracts';
import type { Sealed, Uuid } from '#kernel';
import type { DataKeys, FoundKey } from '../keys/data-keys.js';
import { unbox } from './box.js';

/**
 * What comes out of a seal. `redacted`: an erasure destroyed the key, as it should be. `keyMissing`: no key and no erasure.
 * `broken`: the box was changed or moved. The last two are faults and are reported as such.
 */
export type Opened<T> =
  | { readonly kind: 'opened'; readonly value: T }
  | { readonly kind: 'redacted' }
  | { readonly kind: 'keyMissing' }
  | { readonly kind: 'broken' };

export interface SealFault {
  readonly kind: 'keyMissing' | 'broken';
  readonly key: Uuid;
  readonly origin: string;
}

/** Opens sealed values, at the edge only, for one caller and one request, after the policy decided. */
export class Opener {
  private readonly faults = { keyMissing: 0, broken: 0 };

  constructor(
    private readonly keys: DataKeys,
    private readonly onFault: (fault: SealFault) => void = () => {},
  ) {}

  async open<T>(carried: Sealed<T>): Promise<Opened<T>> {
    return (await this.openMany([carried]))[0]!;
  }

  /** Each value in the order given; keys not in memory are fetched together. */
  async openMany<T>(carried: readonly Sealed<T>[]): Promise<readonly Opened<T>[]> {
    const opened = await this.tryMany(carried);
    opened.forEach(({ kind }, i) => {
      if (kind === 'keyMissing' || kind === 'broken') this.fault(kind, carried[i] as unknown as CarriedSeal);
    });
    return opened;
  }

  /** The same for a seal that somebody sends: what does not open was made up by them, and is no fault of ours. */
  async openSent<T>(carried: Sealed<T>): Promise<Opened<T>> {
    return (await this.tryMany([carried]))[0]!;
  }

  private async tryMany<T>(carried: readonly Sealed<T>[]): Promise<readonly Opened<T>[]> {
    const seals = carried as unknown as readonly CarriedSeal[];
    const keys = await this.keys.byIds(seals.map(({ key }) => key as Uuid));
    return seals.map((seal) => openWith<T>(keys.get(seal.key as Uuid)!, seal));
  }

  /** Whom the key of each of these seals is about, for the ledger of reads; keys that are gone are left out. */
  async subjectsOf(seals: readonly CarriedSeal[]): Promise<ReadonlyMap<Uuid, Uuid>> {
    const keys = await this.keys.byIds(seals.map(({ key }) => key as Uuid));
    const subjects = new Map<Uuid, Uuid>();
    for (const { key: id, origin } of seals) {
      const found = keys.get(id as Uuid)!;
      if (found.kind !== 'found') continue;
      // A key made in advance seals one event only: the entry itself.
      const { subject } = found.key;
      subjects.set(found.key.id, (subject === found.key.id ? eventIn(origin) : subject) as Uuid);
    }
    return subjects;
  }

  /** How many values could not be opened since the start, by reason; anything above zero is for the health page. */
  get faultCounts(): Readonly<Record<SealFault['kind'], number>> {
    return { ...this.faults };
  }

  private fault(kind: SealFault['kind'], { key, origin }: CarriedSeal): void {
    this.faults[kind]++;
    this.onFault({ kind, key: key as Uuid, origin });
  }
}

function openWith<T>(found: FoundKey, seal: CarriedSeal): Opened<T> {
  if (found.kind === 'destroyed') return { kind: 'redacted' };
  if (found.kind === 'missing') return { kind: 'keyMissing' };
  const content = unbox(found.key, seal.origin, seal.box);
  return content ? { kind: 'opened', value: content.value as T } : { kind: 'broken' };
}
