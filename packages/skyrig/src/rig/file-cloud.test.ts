import { expect, onTestFinished, test } from 'vitest';
import { FileCloud } from './file-cloud.ts';

test('options that come after the cloud has begun are refused', async () => {
  const file = new FileCloud('node');
  onTestFinished(() => file.close());
  file.configure({ environment: false, startTime: '2030-01-01T00:00:00Z' });
  const cloud = await file.get();
  expect(cloud.clock.now()).toBe(Date.UTC(2030, 0, 1));
  expect(() => file.configure({ races: 'fail' })).toThrow("The file's cloud has begun without these options");
});
