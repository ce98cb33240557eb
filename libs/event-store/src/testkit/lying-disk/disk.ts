import { constants } from 'node:fs';
import { dirname } from 'node:path';
import { DiskFile } from './disk-file.js';

export type OperationKind = 'open' | 'read' | 'write' | 'sync' | 'truncate' | 'unlink' | 'size';

export interface Operation {
  readonly kind: OperationKind;
  readonly path: string;
  /** Bytes to be read or written. */
  readonly bytes: number;
  /** Bytes by which a write makes the file longer. */
  readonly growth: number;
}

/**
 * What becomes of an operation. `swallow`: it says that it was done. `fail`: it throws; of a write, `arrives` (0…1) of the bytes are
 * there all the same; a failing fsync forgets what it should have written, except what `keep` picks.
 */
export type Verdict = 'do' | 'swallow' | { readonly fail: 'EIO' | 'ENOSPC'; readonly arrives?: number; readonly keep?: () => boolean };

interface OpenFile {
  readonly path: string;
  /** Absent for a folder, which is opened to be synced only. */
  readonly file: DiskFile | undefined;
}

const failure = (code: string): Error => Object.assign(new Error(code), { code });

/**
 * A disk in memory behind the calls of `node:fs` that `node-sqlite3-wasm` makes. Each is put before `judge`, which may fail it or
 * swallow it. Locks are folders, as that package makes them, and do not outlive the power.
 */
export class Disk {
  /** Decides on each operation before it happens. */
  judge: (operation: Operation) => Verdict = () => 'do';
  private readonly folders = new Set<string>();
  private readonly opened = new Map<number, OpenFile>();
  private nextDescriptor = 3;

  constructor(
    /** Names as programs see them. */
    readonly names = new Map<string, DiskFile>(),
    /** Names as they would be found after a power loss. */
    readonly durableNames = new Map(names),
  ) {}

  readonly constants = constants;

  openSync(path: string, flags: number | string): number {
    if (flags === 'r') return this.describe({ path, file: undefined });
    const wanted = Number(flags);
    this.attempt({ kind: 'open', path });
    const known = this.names.get(path);
    if (known && wanted & constants.O_EXCL) throw failure('EEXIST');
    if (!known && !(wanted & constants.O_CREAT)) throw failure('ENOENT');
    const file = known ?? new DiskFile();
    this.names.set(path, file);
    return this.describe({ path, file });
  }

  closeSync(descriptor: number): void {
    this.opened.delete(descriptor);
  }

  accessSync(path: string): void {
    if (!this.names.has(path) && !this.folders.has(path)) throw failure('ENOENT');
  }

  mkdirSync(path: string): void {
    if (this.folders.has(path)) throw failure('EEXIST');
    this.folders.add(path);
  }

  rmdirSync(path: string): void {
    if (!this.folders.delete(path)) throw failure('ENOENT');
  }

  fstatSync(descriptor: number): { size: bigint } {
    const { path, file } = this.fileOf(descriptor);
    this.attempt({ kind: 'size', path });
    return { size: BigInt(file.length) };
  }

  readSync(descriptor: number, into: Uint8Array, _at: number, length: number, position: number | bigint): number {
    const { path, file } = this.fileOf(descriptor);
    this.attempt({ kind: 'read', path, bytes: length });
    const from = Number(position);
    const found = file.bytes.subarray(from, from + length);
    into.set(found);
    return found.length;
  }

  writeSync(descriptor: number, bytes: Uint8Array, _at: number, length: number, position: number | bigint): number {
    const { path, file } = this.fileOf(descriptor);
    const offset = Number(position);
    const written = bytes.slice(0, length);
    const verdict = this.judge({ kind: 'write', path, bytes: length, growth: Math.max(0, offset + length - file.length) });
    if (verdict === 'do') file.change({ offset, bytes: written });
    else if (verdict !== 'swallow') {
      if (verdict.arrives) file.change({ offset, bytes: written.slice(0, Math.floor(length * verdict.arrives)) });
      throw failure(verdict.fail);
    }
    return length;
  }

  ftruncateSync(descriptor: number, length: number): void {
    const { path, file } = this.fileOf(descriptor);
    if (this.attempt({ kind: 'truncate', path })) file.change({ length });
  }

  /** Makes a file and its name durable, as SQLite's own VFS does by syncing the folder too. */
  fsyncSync(descriptor: number): void {
    const { path, file } = this.opened.get(descriptor)!;
    const verdict = this.judge({ kind: 'sync', path, bytes: 0, growth: 0 });
    if (verdict === 'swallow') return;
    if (verdict !== 'do') {
      file?.forgetUnsynced(verdict.keep ?? (() => false));
      throw failure(verdict.fail);
    }
    file?.sync();
    if (file) this.durableNames.set(path, file);
    else this.syncFolder(path);
  }

  unlinkSync(path: string): void {
    if (!this.names.has(path)) throw failure('ENOENT');
    if (this.attempt({ kind: 'unlink', path })) this.names.delete(path);
  }

  private syncFolder(folder: string): void {
    for (const path of this.durableNames.keys()) if (dirname(path) === folder && !this.names.has(path)) this.durableNames.delete(path);
    for (const [path, file] of this.names) if (dirname(path) === folder) this.durableNames.set(path, file);
  }

  /** False if the operation is only to be pretended. */
  private attempt(operation: Pick<Operation, 'kind' | 'path'> & Partial<Operation>): boolean {
    const verdict = this.judge({ bytes: 0, growth: 0, ...operation });
    if (verdict !== 'do' && verdict !== 'swallow') throw failure(verdict.fail);
    return verdict === 'do';
  }

  private describe(file: OpenFile): number {
    this.opened.set(this.nextDescriptor, file);
    return this.nextDescriptor++;
  }

  private fileOf(descriptor: number): { path: string; file: DiskFile } {
    return this.opened.get(descriptor) as { path: string; file: DiskFile };
  }
}
