import { InvalidArgument } from '../errors.js';
import type { Filter, Recorded } from '../port.js';

const PREFIX = /^[a-z0-9][a-z0-9._-]{0,59}$/;

/** Stands in no prefix and in no stream's name, so that one institution's prefix is never the beginning of another's. */
const separator = ':';

/** How the streams of one log are called on a server that holds several. */
export class Names {
  readonly beginning: string;

  constructor(prefix: string) {
    if (!PREFIX.test(prefix)) throw new InvalidArgument('prefix', 'a lower-case letter or digit, then at most 59 of a-z 0-9 . _ -');
    this.beginning = prefix + separator;
  }

  onServer(stream: string): string {
    return this.beginning + stream;
  }

  ofPort(stream: string): string {
    return stream.slice(this.beginning.length);
  }

  /**
   * What the server selects by. It knows regular expressions too, but of another dialect (`\d`, `\w`, case, look-behind), in which an event
   * could be lost silently: expressions are applied here.
   */
  prefixesOf(filter: Filter | undefined): readonly string[] {
    return filter?.on === 'stream' && 'prefixes' in filter ? filter.prefixes.map((prefix) => this.onServer(prefix)) : [this.beginning];
  }
}

/** Whether an event that the server selected is one that the caller asked for; undefined if all of them are. */
export function remainderOf(filter: Filter | undefined): ((event: Pick<Recorded, 'stream' | 'type'>) => boolean) | undefined {
  if (filter === undefined || (filter.on === 'stream' && 'prefixes' in filter)) return undefined;
  if ('regex' in filter) return (event) => filter.regex.test(event[filter.on]);
  return (event) => filter.prefixes.some((prefix) => event[filter.on].startsWith(prefix));
}
