import type { Brand } from './brand.js';

/** A moment as ISO 8601 UTC with milliseconds (`2026-11-22T03:00:00.000Z`); sorts as text. */
export type Instant = Brand<string, 'Instant'>;

const PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export const isInstant = (value: unknown): value is Instant =>
  typeof value === 'string' && PATTERN.test(value) && new Date(value).toJSON() === value;

export const instantOf = (epochMilliseconds: number): Instant => new Date(epochMilliseconds).toISOString() as Instant;

export const epochMilliseconds = (instant: Instant): number => Date.parse(instant);

export const laterOf = (a: Instant, b: Instant): Instant => (a < b ? b : a);

/** Where the time of the service comes from; a drill store runs a drill clock instead of the system's. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instantOf(Date.now()) };
