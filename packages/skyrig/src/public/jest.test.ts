import { expect, test } from 'vitest';

test('outside of Jest, skyrig/jest says what it needs', async () => {
  await expect(import('./jest.ts')).rejects.toMatchObject({
    code: 'ERR_SKYRIG_RUNNER',
    message: expect.stringContaining('needs the globals of Jest') as string,
  });
});
