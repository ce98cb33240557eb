import { announceErrors } from '#edge';
import type { ErrorCatalogue } from '#kernel';

/** Refusals of the subscriptions' socket. */
export const socketErrors = {
  SUBSCRIPTIONS_ONLY: {
    ja: 'ここでは購読だけができます。照会と記録は HTTP で送ってください。',
    en: 'Only subscriptions are served here. Send queries and mutations over HTTP.',
  },
  TOO_MANY_SUBSCRIPTIONS: {
    ja: '一つの接続で同時に購読できるのは {max} 件までです。',
    en: 'A connection can have at most {max} subscriptions at a time.',
  },
} satisfies ErrorCatalogue;

announceErrors(socketErrors);
