import { afterEach } from 'vitest';
import {
  createProject,
  createTestHost,
  invocationOf,
  type Project,
  specOf,
  type TestHost,
  type TestHostOptions,
} from './test-host.ts';
import type { EnvironmentSpec, ExecutionEnvironment, InvocationOutcome } from './types.ts';

const projects: Project[] = [];
const hosts: TestHost[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.compute.close()));
  for (const project of projects.splice(0)) project.remove();
});

export interface Rig {
  readonly host: TestHost;
  readonly project: Project;
  readonly environment: ExecutionEnvironment;
  invoke(event?: unknown): Promise<InvocationOutcome>;
}

/** A function made of files, its environment and a test host; all of it is gone after the test. */
export function createRig(
  files: Record<string, string>,
  spec: Partial<EnvironmentSpec> = {},
  options: TestHostOptions = {},
): Rig {
  const project = createProject(files);
  const host = createTestHost(options);
  projects.push(project);
  hosts.push(host);
  const environment = host.compute.createEnvironment(specOf(project.path, spec));
  return { host, project, environment, invoke: (event) => host.drive(environment.invoke(invocationOf(host, event))) };
}
