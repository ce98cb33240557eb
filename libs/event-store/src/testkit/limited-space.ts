import type { SqliteDatabase, SqliteEngine } from '../sqlite/database.js';
import { nodeSqlite } from '../sqlite/node-sqlite.js';

/** `node:sqlite` on which space can run out: SQLite refuses to make the file longer, as it does on a full file system. */
export class LimitedSpace implements SqliteEngine {
  private log: SqliteDatabase | undefined;

  open(path: string, options: { readonly readOnly: boolean }): SqliteDatabase {
    const database = nodeSqlite.open(path, options);
    if (!path.endsWith('.writer')) this.log = database;
    return database;
  }

  /** Leaves this many pages. */
  leave(pages: number): void {
    const used = this.log!.prepare('PRAGMA page_count').get()![0] as number;
    this.log!.exec(`PRAGMA max_page_count = ${used + pages}`);
  }

  makeSpace(): void {
    this.log!.exec('PRAGMA max_page_count = 1073741823');
  }
}
