import type { ColumnRole } from './header-names.js';

export const JAPAN = 'Asia/Tokyo';

/** `-05:00`: a clock, but no IANA zone. */
export const isOffset = (zone: string): boolean => /^[+-]/.test(zone);

export type TimeRole = Extract<ColumnRole, 'date' | 'time' | 'japanTime' | 'localTime' | 'utcTime'>;
export const timeRoles: ReadonlySet<ColumnRole> = new Set<TimeRole>(['date', 'time', 'japanTime', 'localTime', 'utcTime']);

/** Which columns of date and time the table has and which clock they run on. */
export interface ClockColumns {
  /** In the order in which a row is read: the first that is filled counts. */
  readonly times: readonly { readonly role: TimeRole; readonly zone: string | undefined }[];
  readonly hasDate: boolean;
  /** Whose days the date column counts. */
  readonly zone: string;
  readonly localZone: string | undefined;
}

/** Which clock each column of times runs on. Beside a local column, a plain one is Japan's; beside Japan's, it is the local one. */
export function clockColumns(columns: readonly { readonly role?: ColumnRole }[], localZone: string | undefined): ClockColumns {
  const has = (role: ColumnRole): boolean => columns.some((column) => column.role === role);
  const plain = has('japanTime') ? localZone : has('localTime') ? JAPAN : (localZone ?? JAPAN);
  const zones: readonly (readonly [TimeRole, string | undefined])[] = [
    ['japanTime', JAPAN],
    ['time', plain],
    ['utcTime', 'UTC'],
    ['localTime', localZone],
  ];
  const times = zones.filter(([role]) => has(role)).map(([role, zone]) => ({ role, zone }));
  return { times, hasDate: has('date'), zone: times[0]?.zone ?? localZone ?? JAPAN, localZone };
}
