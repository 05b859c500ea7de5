import { expect, test } from 'vitest';
import { withSettledSettings } from './settled-settings.ts';

test('settings that nobody has made are found as what the SDK takes for granted', () => {
  const seen = withSettledSettings({ AWS_REGION: 'eu-central-1' });
  expect(seen['AWS_RETRY_MODE']).toBe('standard');
  expect('AWS_USE_FIPS_ENDPOINT' in seen).toBe(true);
  expect(seen['AWS_PROFILE']).toBeUndefined();
});

test('a list of the variables shows none of them', () => {
  expect({ ...withSettledSettings({ AWS_REGION: 'eu-central-1' }) }).toEqual({ AWS_REGION: 'eu-central-1' });
});

test('what a variable says comes first, and what is set later too', () => {
  const variables: Record<string, string> = { AWS_RETRY_MODE: 'adaptive' };
  const seen = withSettledSettings(variables);
  seen['AWS_USE_FIPS_ENDPOINT'] = 'true';
  expect([seen['AWS_RETRY_MODE'], variables['AWS_USE_FIPS_ENDPOINT']]).toEqual(['adaptive', 'true']);
});

test('where variables name a file of settings, it has its say', () => {
  expect(withSettledSettings({ AWS_CONFIG_FILE: '/var/task/config' })['AWS_RETRY_MODE']).toBeUndefined();
});
