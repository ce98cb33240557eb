import type { ErrorCatalogue } from '#kernel';

/** Options that the reader of a table refuses. */
export const importErrors = {
  IMPORT_ZONE_INVALID: {
    ja: '--zone は Asia/Tokyo や Europe/Lisbon のような時間帯の名前にしてください。',
    en: '--zone should be the name of a time zone such as Asia/Tokyo or Europe/Lisbon.',
  },
  IMPORT_DATE_INVALID: { ja: '--date は 2026-11-22 の形にしてください。', en: '--date should be written like 2026-11-22.' },
} satisfies ErrorCatalogue;
