import { aliasResource } from './resources/alias.ts';
import { eventInvokeConfigResource } from './resources/event-invoke-config.ts';
import { eventSourceMappingResource } from './resources/event-source-mapping.ts';
import { functionResource } from './resources/function.ts';
import { layerVersionResource } from './resources/layer-version.ts';
import { permissionResource } from './resources/permission.ts';
import { urlResource } from './resources/url.ts';
import { versionResource } from './resources/version.ts';
import type { ServiceResource } from '../service.ts';
import type { LambdaState } from './state.ts';

/** CloudFormation types of Lambda. */
export const resources: Readonly<Record<string, ServiceResource<LambdaState>>> = {
  'AWS::Lambda::Function': functionResource,
  'AWS::Lambda::Version': versionResource,
  'AWS::Lambda::Alias': aliasResource,
  'AWS::Lambda::EventSourceMapping': eventSourceMappingResource,
  'AWS::Lambda::Permission': permissionResource,
  'AWS::Lambda::Url': urlResource,
  'AWS::Lambda::EventInvokeConfig': eventInvokeConfigResource,
  'AWS::Lambda::LayerVersion': layerVersionResource,
};
