import { isAwsError } from '../../../kernel/aws-error.ts';
import type { ServiceResource } from '../../service.ts';
import { addPermission } from '../operations/add-permission.ts';
import { removePermission } from '../operations/remove-permission.ts';
import type { LambdaState } from '../state.ts';
import { templateInput } from './template-input.ts';

const PROPERTIES = [
  'Action',
  'EventSourceToken',
  'FunctionName',
  'FunctionUrlAuthType',
  'InvokedViaFunctionUrl',
  'Principal',
  'PrincipalOrgID',
  'SourceAccount',
  'SourceArn',
];

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-permission.html */
export const permissionResource: ServiceResource<LambdaState> = {
  properties: PROPERTIES,
  required: ['Action', 'FunctionName', 'Principal'],
  create: (properties, request, context) => {
    const id = request.generateName({ maxLength: 100 });
    addPermission(
      { ...templateInput<Parameters<typeof addPermission>[0]>(properties, PROPERTIES), StatementId: id },
      context,
    );
    return { physicalId: id, attributes: { Id: id } };
  },
  delete: (id, properties, context) => {
    try {
      removePermission({ FunctionName: String(properties['FunctionName']), StatementId: id }, context);
    } catch (error) {
      // The function may have gone before its permission.
      if (!isAwsError(error) || error.status !== 404) throw error;
    }
  },
};
