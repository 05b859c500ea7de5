import { isTemplateObject, type TemplateObject, type TemplateValue } from '../template/template-value.ts';
import type { TemplateResource } from '../template/template.ts';
import type { ApiRoute } from './events/event-target.ts';
import { hashSuffix, inheritedAttributes, pickDefined, samError, tagList, type Resources } from './sam-expansion.ts';

const TRANSLATED: ReadonlySet<string> = new Set([
  'BinaryMediaTypes',
  'CacheClusterEnabled',
  'DefinitionBody',
  'Description',
  'EndpointConfiguration',
  'MethodSettings',
  'Name',
  'StageName',
  'Tags',
  'TracingEnabled',
  'Variables',
]);

/** What an API becomes, and the ids of its parts for references such as `Api.Stage`. */
export interface ApiExpansion {
  readonly resources: Resources;
  readonly stageId: string;
  readonly deploymentId?: string;
}

/** Turns an `AWS::Serverless::Api`, written or implied by events, into API, deployment and stage. */
export function expandRestApi(
  logicalId: string,
  resource: TemplateResource,
  routes: readonly ApiRoute[],
): ApiExpansion {
  const properties = resource.Properties ?? {};
  const stageName = properties['StageName'];
  if (stageName === undefined) throw samError(logicalId, "Missing required property 'StageName'.");
  const attributes = inheritedAttributes(resource);
  const given = properties['DefinitionBody'];
  const definition = isTemplateObject(given) ? given : { swagger: '2.0', info: INFO };
  const body = withRoutes(definition, routes, restIntegration);
  const deploymentId = `${logicalId}Deployment${hashSuffix(body)}`;
  const stageId = `${logicalId}${typeof stageName === 'string' ? stageName : ''}Stage`;
  return {
    stageId,
    deploymentId,
    resources: {
      [logicalId]: {
        Type: 'AWS::ApiGateway::RestApi',
        ...attributes,
        Properties: {
          Body: body,
          ...pickDefined(properties, ['BinaryMediaTypes', 'Description', 'EndpointConfiguration', 'Name']),
          ...(properties['Tags'] === undefined ? {} : { Tags: tagList(properties['Tags']) }),
          ...untranslated(properties, routes, TRANSLATED),
        },
      },
      [deploymentId]: {
        Type: 'AWS::ApiGateway::Deployment',
        ...attributes,
        Properties: { RestApiId: { Ref: logicalId }, StageName: 'Stage' },
      },
      [stageId]: {
        Type: 'AWS::ApiGateway::Stage',
        ...attributes,
        Properties: {
          DeploymentId: { Ref: deploymentId },
          RestApiId: { Ref: logicalId },
          StageName: stageName,
          ...pickDefined(properties, ['CacheClusterEnabled', 'MethodSettings', 'TracingEnabled', 'Variables']),
        },
      },
    },
  };
}

/**
 * What is not translated is left on the API under SAM's name, where no type has such a property: the deploy fails by
 * name, unless the whole API is ignored.
 */
export function untranslated(
  properties: TemplateObject,
  routes: readonly ApiRoute[],
  translated: ReadonlySet<string>,
): TemplateObject {
  const names = Object.keys(properties).filter((name) => !translated.has(name));
  const auth = routes.find((route) => route.properties['Auth'] !== undefined)?.properties['Auth'];
  return { ...(auth === undefined ? {} : { Auth: auth }), ...pickDefined(properties, names) };
}

/** The `info` of a definition that SAM writes. */
export const INFO: TemplateObject = { version: '1.0', title: { Ref: 'AWS::StackName' } };

/** A definition with the routes that functions handle added to its paths. */
export function withRoutes(
  definition: TemplateObject,
  routes: readonly ApiRoute[],
  integrationOf: (route: ApiRoute) => TemplateObject,
): TemplateObject {
  const declared = definition['paths'];
  const paths: Record<string, TemplateValue> = { ...(isTemplateObject(declared) ? declared : {}) };
  for (const route of routes) {
    const methods = paths[route.path];
    const method = route.method === 'any' ? 'x-amazon-apigateway-any-method' : route.method;
    const operation = integrationOf(route);
    const condition = route.target.attributes.Condition;
    paths[route.path] = {
      ...(isTemplateObject(methods) ? methods : {}),
      [method]: condition === undefined ? operation : { 'Fn::If': [condition, operation, { Ref: 'AWS::NoValue' }] },
    };
  }
  return { ...definition, paths };
}

/** The address at which API Gateway calls a function. */
export function invocationUri(route: ApiRoute): TemplateObject {
  return {
    'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${route.target.arnText}/invocations`,
  };
}

function restIntegration(route: ApiRoute): TemplateObject {
  return {
    'x-amazon-apigateway-integration': { httpMethod: 'POST', type: 'aws_proxy', uri: invocationUri(route) },
    responses: {},
  };
}
