import { Content, DiskFile, type Change } from './disk-file.js';
import { Disk } from './disk.js';
import type { Random } from './random.js';

/** What a drive writes as a whole; a tear within it is tried as well, at the end of what arrived in order. */
const sector = 512;

export type Loss = 'nothing-arrived' | 'everything-arrived' | 'a-torn-beginning' | 'scattered-sectors';
export const losses: readonly Loss[] = ['nothing-arrived', 'everything-arrived', 'a-torn-beginning', 'scattered-sectors'];

/**
 * The disk as it may be found after the power went: all that was synced, and of the rest nothing, everything, a beginning that ends
 * in the midst of a write, or any sectors in any order. Names that were made or removed without a sync may be found either way.
 */
export function afterPowerLoss(disk: Disk, loss: Loss, random: Random): Disk {
  const names = new Map<string, DiskFile>();
  for (const path of new Set([...disk.durableNames.keys(), ...disk.names.keys()])) {
    const before = disk.durableNames.get(path);
    const now = disk.names.get(path);
    const found = before === now || loss === 'everything-arrived' || (loss !== 'nothing-arrived' && random.chance(0.5)) ? now : before;
    if (found) names.set(path, new DiskFile(contentAfter(found, loss, random)));
  }
  return new Disk(names);
}

function contentAfter(file: DiskFile, loss: Loss, random: Random): Content {
  const content = file.durableCopy();
  for (const change of arrived(file.unsynced, loss, random)) content.apply(change);
  return content;
}

function arrived(changes: readonly Change[], loss: Loss, random: Random): readonly Change[] {
  if (loss === 'nothing-arrived' || changes.length === 0) return [];
  if (loss === 'everything-arrived') return changes;
  // Lengths are kept by the file system's journal, in order; only between them do sectors overtake each other.
  if (loss === 'a-torn-beginning' || changes.some((change) => 'length' in change)) return tornBeginning(changes, random);
  return random.shuffled(changes).flatMap((change) => ('length' in change ? [] : sectorsOf(change).filter(() => random.chance(0.5))));
}

function tornBeginning(changes: readonly Change[], random: Random): Change[] {
  const count = random.below(changes.length);
  const torn = changes[count]!;
  const whole = changes.slice(0, count);
  return 'length' in torn ? whole : [...whole, { offset: torn.offset, bytes: torn.bytes.slice(0, random.below(torn.bytes.length + 1)) }];
}

function sectorsOf({ offset, bytes }: { offset: number; bytes: Uint8Array }): Change[] {
  const parts: Change[] = [];
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + sector - ((offset + from) % sector));
    parts.push({ offset: offset + from, bytes: bytes.subarray(from, to) });
    from = to;
  }
  return parts;
}
