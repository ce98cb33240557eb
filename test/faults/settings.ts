/** `HONBU_FAULTS=long` is the nightly form; `HONBU_SEED` plays a run again. */
const isLong = process.env['HONBU_FAULTS'] === 'long';

export const seed = Number(process.env['HONBU_SEED'] ?? Date.now() % 1_000_000);

export const inForm = <T>(short: T, long: T): T => (isLong ? long : short);

/** Long runs may take hours, short ones seconds, on a busy machine more; in milliseconds. */
export const patience = inForm(180_000, 6 * 3_600_000);

/** One line for each result: what ran, on which engine, and the seed that plays it again. */
export function tell(engine: string, result: string): void {
  console.info(`${engine}: ${result}; HONBU_SEED=${seed}`);
}
