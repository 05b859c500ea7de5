import type { ServiceResource } from '../../service.ts';
import { notEmulated } from '../errors.ts';
import type { LambdaState } from '../state.ts';

/** Layers are refused by name, as they are for functions. */
export const layerVersionResource: ServiceResource<LambdaState> = {
  properties: ['CompatibleArchitectures', 'CompatibleRuntimes', 'Content', 'Description', 'LayerName', 'LicenseInfo'],
  required: ['Content'],
  create: () => {
    throw notEmulated('Lambda layers (AWS::Lambda::LayerVersion); bundle their content with the function');
  },
  delete: () => {},
};
