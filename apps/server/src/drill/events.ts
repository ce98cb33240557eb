import { Type } from 'typebox';
import { event, operational } from '#contracts';

const UtcInstant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });

/** From the real moment `at` on, the drill's clock shows `shows` and runs `rate` times as fast. Only a drill store holds one. */
export const DrillClockSet = event('drill.clock-set', 1, {
  at: operational(UtcInstant),
  shows: operational(UtcInstant),
  rate: operational(Type.Number({ minimum: 0, maximum: 600 })),
});
