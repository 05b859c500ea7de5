import { url as debuggerUrl } from 'node:inspector';
import type { Bundle } from '../code/bundle.ts';
import type { PreparedCode } from '../code/prepare-code.ts';
import { isRequestReplaced } from '../intercept/sdk-requests.ts';
import { importedPackages } from '../sandbox/evaluate-bundle.ts';
import { hasMockedClient } from '../sandbox/mocked-clients.ts';
import type { ComputeHost } from '../types.ts';
import type { InvocationScripts } from './invocation-script.ts';

/**
 * The bundle whose invocations may go by script, if they may at all: nothing but the cloud has a say in what they do, and
 * nobody is looking.
 */
export function scriptableBundle(
  { code }: PreparedCode,
  host: ComputeHost,
  scripts: InvocationScripts,
): Bundle | undefined {
  if (code.kind !== 'bundle' || host.repeats !== true) return undefined;
  const { bundle } = code;
  if (!bundle.isRepeatable || scripts.refusalOf(bundle) !== undefined) return undefined;
  const isLookedInto = isRequestReplaced() || debuggerUrl() !== undefined;
  return isLookedInto || [...importedPackages(bundle)].some(hasMockedClient) ? undefined : bundle;
}
