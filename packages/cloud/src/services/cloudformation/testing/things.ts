import { awsError } from '../../../kernel/aws-error.ts';
import { createStoreMap, type StoreMap } from '../../../kernel/store-map.ts';
import type { Properties } from '../../../kernel/service.ts';
import { defineService, type Service, type ServiceResource } from '../../service.ts';

/** What the service of things keeps: properties by name. */
export interface ThingsState {
  readonly things: StoreMap<string, Properties>;
}

function nameOf(properties: Properties, generated: string): string {
  const name = properties['Name'];
  return typeof name === 'string' ? name : generated;
}

function refuse(properties: Properties): void {
  if (properties['Fail'] === true) throw awsError('ValidationException', 'The thing was made to fail.');
}

const thing: ServiceResource<ThingsState> = {
  properties: ['Name', 'Color', 'Fail', 'Link', 'List'],
  replaceOn: ['Name'],
  create(properties, request, { state, account, region }) {
    refuse(properties);
    const name = nameOf(properties, request.generateName());
    if (state.things.has(name)) throw awsError('ThingAlreadyExists', `Thing ${name} already exists.`);
    state.things.set(name, properties);
    return {
      physicalId: name,
      attributes: { Arn: `arn:aws:things:${region}:${account}:${name}`, Color: properties['Color'] ?? 'none' },
    };
  },
  update(physicalId, properties, _previous, _request, { state, account, region }) {
    refuse(properties);
    if (properties['Color'] === 'irrevocable') throw awsError('ThingConflict', 'That color cannot be had again.');
    state.things.set(physicalId, properties);
    return {
      physicalId,
      attributes: { Arn: `arn:aws:things:${region}:${account}:${physicalId}`, Color: properties['Color'] ?? 'none' },
    };
  },
  delete(physicalId, properties, { state }) {
    if (properties['Color'] === 'indelible') throw awsError('ThingInUse', 'An indelible thing cannot be deleted.');
    state.things.delete(physicalId);
  },
};

/** Cannot be updated: any change replaces it. */
const rock: ServiceResource<ThingsState> = {
  properties: ['Size', 'Fail'],
  required: ['Size'],
  create(properties, request, { state }) {
    refuse(properties);
    const name = request.generateName({ maxLength: 30, lowerCase: true });
    state.things.set(name, properties);
    return { physicalId: name, ref: `ref:${name}`, attributes: {} };
  },
  delete: (physicalId, _properties, { state }) => void state.things.delete(physicalId),
};

/** A service with two CloudFormation types, to deploy in tests. */
export const things: Service<ThingsState> = defineService<ThingsState>({
  id: 'things',
  createState: () => ({ things: createStoreMap<Properties>() }),
  operations: {},
  resources: { 'AWS::IAM::Role': thing, 'Test::Things::Rock': rock, 'Test::Things::Thing': thing },
});
