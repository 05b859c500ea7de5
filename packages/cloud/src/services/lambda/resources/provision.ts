import type { Properties } from '../../../kernel/service.ts';
import { readObject } from '../../template-properties/property-values.ts';
import { deleteProvisionedConcurrencyConfig } from '../operations/delete-provisioned-concurrency-config.ts';
import { putProvisionedConcurrencyConfig } from '../operations/put-provisioned-concurrency-config.ts';
import type { LambdaContext } from '../state.ts';
import { templateInput } from './template-input.ts';

type Input = Parameters<typeof putProvisionedConcurrencyConfig>[0];

const NAME = 'ProvisionedConcurrencyConfig';

/** Brings the provisioned concurrency of a version or alias to what its properties say; what is as it was is left alone. */
export function provision(
  FunctionName: string,
  Qualifier: string,
  properties: Properties,
  previous: Properties,
  context: LambdaContext,
): void {
  const config = readObject(properties, NAME);
  if (JSON.stringify(config) === JSON.stringify(readObject(previous, NAME))) return;
  if (!config) {
    deleteProvisionedConcurrencyConfig({ FunctionName, Qualifier }, context);
    return;
  }
  const wanted = templateInput<Pick<Input, 'ProvisionedConcurrentExecutions'>>(config, [
    'ProvisionedConcurrentExecutions',
  ]);
  putProvisionedConcurrencyConfig({ FunctionName, Qualifier, ...wanted }, context);
}
