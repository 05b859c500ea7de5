import type { Properties, ResourceRequest, ResourceResult } from './service.ts';

/** A CloudFormation type bound to the service that has it; calls run within the present step. */
export interface BoundResourceType {
  readonly typeName: string;
  readonly service: string;
  readonly properties: readonly string[];
  readonly required: readonly string[];
  readonly replaceOn: readonly string[];
  /** False means that any change replaces. */
  readonly updatable: boolean;
  create(place: Place, properties: Properties, request: ResourceRequest): ResourceResult;
  update(
    place: Place,
    physicalId: string,
    properties: Properties,
    previous: Properties,
    request: ResourceRequest,
  ): ResourceResult;
  delete(place: Place, physicalId: string, properties: Properties): void;
}

/** One account and region. */
export interface Place {
  readonly account: string;
  readonly region: string;
}
