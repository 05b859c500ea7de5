import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { tenantOnboarding } from '../tenant-onboarding/subject.ts';

/** A block is an item of its own, which only one tenant can create. */
export const tenantOnboardingFixed: Subject = {
  ...tenantOnboarding,
  name: 'tenant-onboarding-fixed',
  kind: 'fixed',
  twinOf: 'tenant-onboarding',
  template: join(import.meta.dirname, 'template.yaml'),
};
