import { jest } from '@jest/globals';

// Without the option, Jest forgets what went wrong at first.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
