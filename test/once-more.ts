import { expect, jest } from '@jest/globals';

/** What may be lost or doubled counts the first time: a second try would hide what depends on timing. */
const COUNTS_AT_ONCE = /[/\\]test[/\\](?:crash|faults|servers|eventstore)[/\\]/;

// Real browsers and sockets on a machine that others use too: what fails is said, and tried once more before it counts.
if (!COUNTS_AT_ONCE.test(expect.getState().testPath ?? '')) jest.retryTimes(1, { logErrorsBeforeRetry: true });
