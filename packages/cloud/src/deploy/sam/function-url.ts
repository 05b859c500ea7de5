import { isTemplateObject, type TemplateObject } from '../template/template-value.ts';
import type { EventTarget } from './events/event-target.ts';
import { pickDefined, samError, type Resources } from './sam-expansion.ts';

/** `FunctionUrlConfig`: the URL, and for public ones the permissions to call it. */
export function createFunctionUrl(target: EventTarget, config: TemplateObject): Resources {
  const { functionId, ref, attributes } = target;
  const authType = config['AuthType'];
  if (authType !== 'NONE' && authType !== 'AWS_IAM' && !isTemplateObject(authType)) {
    throw samError(
      functionId,
      'AuthType is required to configure function property `FunctionUrlConfig`. Please provide either AWS_IAM or NONE.',
    );
  }
  const url = {
    Type: 'AWS::Lambda::Url',
    ...attributes,
    Properties: { TargetFunctionArn: ref, ...pickDefined(config, ['AuthType', 'Cors', 'InvokeMode']) },
  };
  if (authType !== 'NONE') return { [`${functionId}Url`]: url };
  const permission = { Type: 'AWS::Lambda::Permission', ...attributes };
  return {
    [`${functionId}Url`]: url,
    [`${functionId}UrlPublicPermissions`]: {
      ...permission,
      Properties: {
        Action: 'lambda:InvokeFunctionUrl',
        FunctionName: ref,
        Principal: '*',
        FunctionUrlAuthType: 'NONE',
      },
    },
    [`${functionId}URLInvokeAllowPublicAccess`]: {
      ...permission,
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: ref,
        Principal: '*',
        InvokedViaFunctionUrl: true,
      },
    },
  };
}
