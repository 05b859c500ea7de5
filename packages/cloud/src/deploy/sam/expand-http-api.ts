import { isTemplateObject, type TemplateObject, type TemplateValue } from '../template/template-value.ts';
import type { TemplateResource } from '../template/template.ts';
import type { ApiRoute } from './events/event-target.ts';
import { INFO, invocationUri, untranslated, withRoutes, type ApiExpansion } from './expand-rest-api.ts';
import { inheritedAttributes, pickDefined } from './sam-expansion.ts';

const TRANSLATED: ReadonlySet<string> = new Set([
  'AccessLogSettings',
  'CorsConfiguration',
  'DefaultRouteSettings',
  'DefinitionBody',
  'Description',
  'DisableExecuteApiEndpoint',
  'Name',
  'RouteSettings',
  'StageName',
  'StageVariables',
  'Tags',
]);

const CREATED_BY: TemplateObject = { name: 'httpapi:createdBy', 'x-amazon-apigateway-tag-value': 'SAM' };

/** Turns an `AWS::Serverless::HttpApi`, written or implied by events, into API and stage. */
export function expandHttpApi(
  logicalId: string,
  resource: TemplateResource,
  routes: readonly ApiRoute[],
): ApiExpansion {
  const properties = resource.Properties ?? {};
  const attributes = inheritedAttributes(resource);
  const given = properties['DefinitionBody'];
  const definition = isTemplateObject(given) ? given : { openapi: '3.0.1', info: INFO };
  const cors = corsOf(properties['CorsConfiguration']);
  const body: TemplateObject = {
    ...withRoutes(definition, routes, httpIntegration),
    tags: [CREATED_BY],
    ...(cors === undefined ? {} : { 'x-amazon-apigateway-cors': cors }),
    ...(properties['Name'] === undefined ? {} : { info: { ...INFO, title: properties['Name'] } }),
  };
  const stageName = properties['StageName'] ?? '$default';
  const stageId =
    stageName === '$default'
      ? `${logicalId}ApiGatewayDefaultStage`
      : `${logicalId}${typeof stageName === 'string' ? stageName : ''}Stage`;
  return {
    stageId,
    resources: {
      [logicalId]: {
        Type: 'AWS::ApiGatewayV2::Api',
        ...attributes,
        Properties: {
          Body: body,
          ...pickDefined(properties, ['Description', 'DisableExecuteApiEndpoint']),
          ...untranslated(properties, routes, TRANSLATED),
        },
      },
      [stageId]: {
        Type: 'AWS::ApiGatewayV2::Stage',
        ...attributes,
        Properties: {
          ApiId: { Ref: logicalId },
          StageName: stageName,
          Tags: { 'httpapi:createdBy': 'SAM', ...(isTemplateObject(properties['Tags']) ? properties['Tags'] : {}) },
          ...pickDefined(properties, ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageVariables']),
          AutoDeploy: true,
        },
      },
    },
  };
}

/** `true` allows every origin; a map is passed on with its names in lower camel case. */
function corsOf(declared: TemplateValue | undefined): TemplateValue | undefined {
  if (declared === true) return { allowOrigins: ['*'] };
  if (!isTemplateObject(declared)) return undefined;
  return Object.fromEntries(
    Object.entries(declared).map(([name, value]) => [`${name.charAt(0).toLowerCase()}${name.slice(1)}`, value]),
  );
}

function httpIntegration(route: ApiRoute): TemplateObject {
  const { PayloadFormatVersion: version = '2.0', TimeoutInMillis: timeout } = route.properties;
  return {
    'x-amazon-apigateway-integration': {
      httpMethod: 'POST',
      type: 'aws_proxy',
      uri: invocationUri(route),
      payloadFormatVersion: version,
      ...(timeout === undefined ? {} : { timeoutInMillis: timeout }),
    },
    ...(route.path === '$default' ? { isDefaultRoute: true } : {}),
    responses: {},
  };
}
