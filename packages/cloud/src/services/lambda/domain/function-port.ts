import type { FunctionPort } from '../../ports.ts';
import type { LambdaContext } from '../state.ts';
import { enqueueEvent } from './async-queue.ts';
import { getFunctionVersion, qualifiedKey, versionKey } from './function-reference.ts';

/** What other services ask of Lambda. */
export function createFunctionPort(enter: (account: string, region: string) => LambdaContext): FunctionPort {
  const placeOf = (arn: string): LambdaContext => {
    const [, , , region = '', account = ''] = arn.split(':');
    return enter(account, region);
  };
  return {
    exists: (arn) => {
      const { state } = placeOf(arn);
      const [name = '', qualifier = '$LATEST'] = arn.split(':').slice(6);
      if (qualifier === '$LATEST') return state.functions.has(name);
      return state.aliases.has(qualifiedKey(name, qualifier)) || state.versions.has(versionKey(name, qualifier));
    },
    invokeAsync: ({ functionArn, payload, causes }) => {
      const { name, qualifier, context } = getFunctionVersion(functionArn, placeOf(functionArn));
      return { requestId: enqueueEvent(context, { functionName: name, qualifier, payload, causes }) };
    },
  };
}
