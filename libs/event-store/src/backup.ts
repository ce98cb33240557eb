import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { canonicalJson, type Clock, type Instant } from '#kernel';
import { InvalidArgument, LogExists, LogNotFound, LogUnusable } from './errors.js';
import { makeFolder } from './make-folder.js';
import type { Position } from './port.js';
import { SqliteFailure } from './sqlite/database.js';
import { nodeSqlite } from './sqlite/node-sqlite.js';
import { openSqliteStore } from './sqlite/open.js';
import { lockForWriting } from './sqlite/writer-lock.js';
import { stagedRestore } from './staged-restore.js';
import { verifyLog, type VerifiedLog } from './verify-log.js';

const manifestName = 'manifest.json';

export interface BackupFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Ties the copies of one backup together: the log first, the vault second, so that every key that the log names is there. */
export interface BackupManifest {
  readonly createdAt: Instant;
  readonly files: readonly BackupFile[];
  readonly head: Position;
  readonly epoch: string;
  readonly events: number;
}

export interface BackupSource {
  readonly log: string;
  /** Absent where the keys are kept elsewhere. */
  readonly vault?: string;
}

/**
 * Copies a running log, then its vault, into an empty folder, checks every row of the copy and writes the manifest last: a folder
 * without one is no backup. Reads only; the service goes on writing. Throws `LogExists` if the folder is not empty, `LogNotFound`,
 * `LogUnusable`, `CorruptRow`.
 */
export async function backUp(source: BackupSource, folder: string, clock: Clock): Promise<BackupManifest> {
  makeFolder(folder);
  if (readdirSync(folder).length > 0) throw new LogExists(folder);
  const createdAt = clock.now();
  const log = await backupSqliteFile(source.log, join(folder, basename(source.log)));
  const { head, epoch, events } = await verifyLog(join(folder, log.name));
  const files = [log];
  if (source.vault !== undefined) files.push(await backupSqliteFile(source.vault, join(folder, basename(source.vault))));
  const manifest: BackupManifest = { createdAt, files, head, epoch, events };
  writeDurably(join(folder, manifestName), `${canonicalJson(manifest)}\n`);
  return manifest;
}

/** Copies one SQLite file while it is in use, as it stands at one moment, and checks the copy's structure. */
export async function backupSqliteFile(from: string, to: string): Promise<BackupFile> {
  if (!existsSync(from)) throw new LogNotFound(from);
  if (existsSync(to)) throw new LogExists(to);
  closeSync(openSync(to, 'ax', 0o600));
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    // All pages in one step: a writer in another connection would make a copy in pieces begin again and again.
    await backup(source, to, { rate: 2 ** 31 - 1 });
  } finally {
    source.close();
  }
  settle(to);
  return { name: basename(to), ...(await digestOf(to)) };
}

/** Reads the manifest of a backup and checks its files and every row of the log. Throws `LogUnusable`, `CorruptRow`. */
export async function verifyBackup(folder: string): Promise<BackupManifest> {
  const path = join(folder, manifestName);
  if (!existsSync(path)) throw new LogUnusable(folder, 'there is no manifest: the backup was not finished');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as BackupManifest;
  for (const { name, sha256 } of manifest.files) {
    const file = fileOf(folder, name);
    if (!existsSync(file)) throw new LogUnusable(file, 'the manifest names it, but it is missing');
    if ((await digestOf(file)).sha256 !== sha256) throw new LogUnusable(file, 'it is not the file that the manifest describes');
  }
  const log = manifest.files[0];
  if (!log) throw new LogUnusable(folder, 'the manifest names no log');
  assertTells(folder, manifest, await verifyLog(fileOf(folder, log.name)));
  return manifest;
}

/**
 * Puts a backup in the place of `to`, under a new epoch, so that positions given by the former log are refused instead of meaning
 * other events. The service must be stopped (`WriterPresent`). Throws `LogExists` unless `replace`, and then keeps the former files
 * beside the new ones under a name ending in `.replaced-…`. The read model must be discarded afterwards.
 */
export async function restore(
  folder: string,
  to: BackupSource,
  { clock, replace = false }: { readonly clock: Clock; readonly replace?: boolean },
): Promise<BackupManifest> {
  const manifest = await verifyBackup(folder);
  const [log, vault] = manifest.files;
  if (vault && to.vault === undefined) throw new InvalidArgument('vault', 'the backup holds a vault: say where it goes');
  const targets = [
    { from: fileOf(folder, log!.name), to: to.log },
    ...(vault ? [{ from: fileOf(folder, vault.name), to: to.vault! }] : []),
  ];
  for (const target of targets) {
    if (!replace && existsSync(target.to)) throw new LogExists(target.to);
    makeFolder(dirname(target.to));
  }

  const lock = lockForWriting(nodeSqlite, to.log);
  try {
    for (const target of targets) await stage(target.from, target.to);
    await renewEpoch(stagedRestore(to.log), clock);
    // The log goes first and comes last: cut off at any point, a log never stands beside the keys of another. While it is away,
    // its staged copy keeps a start from making an empty one.
    for (const target of targets) setAside(target.to, clock.now());
    for (const target of targets.toReversed()) {
      renameSync(stagedRestore(target.to), target.to);
      syncFolder(target.to);
    }
  } catch (error) {
    if (existsSync(to.log)) for (const target of targets) discardStaged(target.to);
    throw error;
  } finally {
    lock.release();
  }
  for (const target of targets) discardStaged(target.to);
  return manifest;
}

/** A copy by SQLite itself, so that the source stays as it is. */
async function stage(from: string, to: string): Promise<void> {
  discardStaged(to);
  await backupSqliteFile(from, stagedRestore(to));
}

/** With what a restore that was cut off left beside it: an old write-ahead log would be played into a new copy. */
function discardStaged(to: string): void {
  for (const suffix of ['', '-wal', '-shm', '.writer', '.writer-journal']) rmSync(stagedRestore(to) + suffix, { force: true });
}

async function renewEpoch(path: string, clock: Clock): Promise<void> {
  const store = await openSqliteStore({ path, mode: 'writer' });
  await store.newEpoch('restore', clock);
  await store.close();
}

/** The write-ahead log belongs to its file: left behind, it would be played into the new one; apart from it, it is worth nothing. */
function setAside(path: string, now: Instant): void {
  foldIn(path);
  const suffix = `.replaced-${now.replaceAll(/[^0-9]/g, '')}`;
  for (const part of ['', '-wal', '-shm']) if (existsSync(path + part)) renameSync(path + part, path + suffix + part);
}

/** Moves the write-ahead log of a service that was killed into its file. A damaged file, which may be why one restores, stays in parts. */
function foldIn(path: string): void {
  if (!existsSync(`${path}-wal`) || !existsSync(path)) return;
  try {
    const database = nodeSqlite.open(path, { readOnly: false });
    try {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      database.close();
    }
  } catch (error) {
    if (!(error instanceof SqliteFailure)) throw error;
  }
}

/** Checks the copy and leaves one file that needs nothing beside it. */
function settle(path: string): void {
  const database = nodeSqlite.open(path, { readOnly: false });
  try {
    database.exec('PRAGMA journal_mode = DELETE');
    const found = database.prepare('PRAGMA integrity_check').all();
    if (found[0]?.[0] !== 'ok') throw new LogUnusable(path, 'the copy is damaged');
  } finally {
    database.close();
  }
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
  syncFolder(path);
}

function assertTells(folder: string, manifest: BackupManifest, found: VerifiedLog): void {
  if (manifest.epoch !== found.epoch || manifest.head !== found.head || manifest.events !== found.events)
    throw new LogUnusable(folder, 'the manifest tells of another log');
}

/** A manifest may name files of its own folder only. */
function fileOf(folder: string, name: string): string {
  if (name !== basename(name)) throw new LogUnusable(folder, 'the manifest names a file outside');
  return join(folder, name);
}

async function digestOf(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return { sha256: hash.digest('hex'), bytes: statSync(path).size };
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  writeFileSync(file, text);
  fsyncSync(file);
  closeSync(file);
  syncFolder(path);
}

/** A new name is durable only once its folder is; Windows has no such call and needs none. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
