import { jest } from '@jest/globals';

// Real browsers, sockets and killed processes on a machine that others use too: what fails is said, and tried once more before it counts.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
