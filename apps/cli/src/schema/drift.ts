import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canonicalJson } from '#kernel';
import type { SchemaDocuments } from './documents.js';

export type Drift =
  | { readonly path: string; readonly kind: 'MISSING' | 'STALE' }
  | { readonly path: string; readonly kind: 'CHANGED'; readonly added: number; readonly removed: number };

/** How the folder differs from what the program says, in order of path. JSON is compared by meaning, not by layout. */
export function driftOf(folder: string, documents: SchemaDocuments): Drift[] {
  const found: Drift[] = [];
  for (const [path, wanted] of documents) {
    const file = join(folder, path);
    if (!existsSync(file)) found.push({ path, kind: 'MISSING' });
    else if (!sameDocument(path, readFileSync(file, 'utf8'), wanted))
      found.push({ path, kind: 'CHANGED', ...changedLines(readFileSync(file, 'utf8'), wanted) });
  }
  for (const path of staleIn(folder, documents)) found.push({ path, kind: 'STALE' });
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Writes what differs; the schema of an event type that the program no longer has is removed. */
export function writeDocuments(folder: string, documents: SchemaDocuments): Drift[] {
  const drift = driftOf(folder, documents);
  for (const { path, kind } of drift) {
    const file = join(folder, path);
    if (kind === 'STALE') rmSync(file);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, documents.get(path)!);
    }
  }
  return drift;
}

function sameDocument(path: string, found: string, wanted: string): boolean {
  if (found === wanted) return true;
  if (!path.endsWith('.json')) return found.replaceAll('\r\n', '\n') === wanted;
  try {
    return canonicalJson(JSON.parse(found)) === canonicalJson(JSON.parse(wanted));
  } catch {
    return false;
  }
}

/** Types that the program does not have. Older versions of one that it has stay: the log still holds them. */
function staleIn(folder: string, documents: SchemaDocuments): string[] {
  const typeOf = (path: string): string => path.replace(/\.\d+\.json$/, '');
  const types = new Set([...documents.keys()].map(typeOf));
  return globSync('events/*.json', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !types.has(typeOf(path)));
}

/** A rough measure for the summary: lines that only one of the two has. */
function changedLines(found: string, wanted: string): { added: number; removed: number } {
  const [before, after] = [found, wanted].map((text) => new Set(text.split('\n').map((line) => line.trim())));
  return { added: after!.difference(before!).size, removed: before!.difference(after!).size };
}
