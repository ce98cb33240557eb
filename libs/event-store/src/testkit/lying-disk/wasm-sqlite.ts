import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';
import type { Disk } from './disk.js';

/** SQLite's own codes (https://sqlite.org/rescode.html). */
const sqliteFull = 13;
/** SQLITE_IOCAP_POWERSAFE_OVERWRITE, and its place in sqlite3_io_methods, in bytes. */
const powersafeOverwrite = 0x1000;
const deviceCharacteristics = 12 * 4;

type WasmCall = (...values: (number | bigint)[]) => unknown;
type WasmImports = Record<string, Record<string, unknown>>;

interface NativeWebAssembly {
  readonly Module: unknown;
  readonly RuntimeError: unknown;
  readonly Instance: new (module: unknown, imports: WasmImports) => { readonly exports: Record<string, unknown> };
}

/** The parts of `node-sqlite3-wasm` that the engine uses, some of them not declared by the package. */
export interface WasmStatement {
  all(values: unknown[]): Record<string, unknown>[];
  finalize(): void;
  _reset(): boolean;
}

export interface WasmDatabase {
  readonly inTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): WasmStatement;
  close(): void;
  _handleError(code: number): void;
}

interface WasmPackage {
  readonly Database: new (path: string, options: { readOnly: boolean }) => WasmDatabase;
  addFunction(call: () => number, signature: string): number;
}

export interface WasmSqlite {
  readonly Database: WasmPackage['Database'];
  /** Paths opened from now on are of this disk. */
  mount(disk: Disk): void;
}

/**
 * SQLite as WebAssembly over a disk of ours: the package is evaluated with another `node:fs`. Three things are made as in SQLite's VFS
 * for Unix: a full disk is told as SQLITE_FULL; a write is promised not to harm its neighbours (so that WAL frames are not padded); and
 * a connection does not take its own lock for somebody else's (so that a journal left by a crash is rolled back).
 */
export function loadWasmSqlite(): WasmSqlite {
  let mounted: Disk | undefined;
  const descriptors = new Map<number, { disk: Disk; descriptor: number }>();
  let lastError: string | undefined;
  const require_ = createRequire(import.meta.url);
  const file = require_.resolve('node-sqlite3-wasm');

  const fs = new Proxy({} as Record<string, unknown>, {
    get: (_, name: string) => {
      if (name === 'readFileSync') return readFileSync;
      if (name === 'constants') return mounted!.constants;
      return (first: string | number, ...more: unknown[]) => {
        try {
          return call(name, first, more);
        } catch (error) {
          lastError = (error as { code?: string }).code;
          throw error;
        }
      };
    },
  });

  function call(name: string, first: string | number, more: unknown[]): unknown {
    const at = (disk: Disk, value: string | number): unknown =>
      (disk as unknown as Record<string, (...all: unknown[]) => unknown>)[name]!(value, ...more);
    if (typeof first === 'number') {
      const { disk, descriptor } = descriptors.get(first)!;
      return at(disk, descriptor);
    }
    const result = at(mounted!, first);
    if (name !== 'openSync') return result;
    const known = descriptors.size + 3;
    descriptors.set(known, { disk: mounted!, descriptor: result as number });
    return known;
  }

  let wasm: { exports: Record<string, unknown> };
  const pack: { exports: WasmPackage } = { exports: {} as WasmPackage };
  const memory = (): DataView => {
    const found = Object.values(wasm.exports).find(
      (exported) => Object.prototype.toString.call(exported) === '[object WebAssembly.Memory]',
    );
    return new DataView((found as { buffer: ArrayBuffer }).buffer);
  };
  const overwritesSafely = once((fileInfo: number) => {
    const view = memory();
    view.setInt32(
      view.getInt32(fileInfo, true) + deviceCharacteristics,
      pack.exports.addFunction(() => powersafeOverwrite, 'ii'),
      true,
    );
  });

  const watched = (original: WasmCall): WasmCall =>
    function watch(...values) {
      if (original.name === '_nodejsFileSize' || original.name === '_nodejsLock') overwritesSafely(values[0] as number);
      lastError = undefined;
      const code = original(...values);
      if (original.name === '_nodejsCheckReservedLock') memory().setInt32(values[1] as number, 0, true);
      return original.name === '_nodejsWrite' && code !== 0 && lastError === 'ENOSPC' ? sqliteFull : code;
    };

  /** WebAssembly of the realm in which the package runs, its imports watched. */
  const around = (native: NativeWebAssembly): unknown => ({
    Module: native.Module,
    RuntimeError: native.RuntimeError,
    Instance: function instantiate(module: unknown, imports: WasmImports) {
      if (!imports['a']) return new native.Instance(module, imports);
      const a = Object.fromEntries(
        Object.entries(imports['a']).map(([name, value]) => [
          name,
          (value as WasmCall).name.startsWith('_nodejs') ? watched(value as WasmCall) : value,
        ]),
      );
      wasm = new native.Instance(module, { ...imports, a });
      return wasm;
    },
  });

  compileFunction(`var WebAssembly = around(globalThis.WebAssembly);${readFileSync(file, 'utf8')}`, [
    'around',
    'require',
    'module',
    '__dirname',
    '__filename',
  ])(around, (name: string) => (name === 'node:fs' ? fs : require_(name)), pack, dirname(file), file);
  return { Database: pack.exports.Database, mount: (disk) => void (mounted = disk) };
}

function once(work: (value: number) => void): (value: number) => void {
  let done = false;
  return (value) => {
    if (!done) work(value);
    done = true;
  };
}
