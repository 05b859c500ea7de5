import { isTemplateObject, scalarText, type TemplateValue } from '../../template/template-value.ts';
import { samEventError } from '../sam-expansion.ts';
import {
  invokePermission,
  type ApiRoute,
  type EventExpander,
  type EventTarget,
  type SamEvent,
} from './event-target.ts';

/** The API SAM makes for events of type Api that name none. */
export const IMPLICIT_REST_API = 'ServerlessRestApi';

/** The API SAM makes for events of type HttpApi that name none. */
export const IMPLICIT_HTTP_API = 'ServerlessHttpApi';

/** Events of type Api. */
export const apiEvent: EventExpander = (event, target, sink) => {
  const apiId = apiIdOf(event, 'RestApiId', IMPLICIT_REST_API);
  const path = scalarText(event.properties['Path'] ?? null);
  const method = scalarText(event.properties['Method'] ?? null);
  if (path === undefined || method === undefined) {
    const missing = path === undefined ? 'Path' : 'Method';
    throw samEventError(target.functionId, event.id, `Event is missing key '${missing}'.`);
  }
  addRoute(sink.restRoutes, apiId, { path, method: method.toLowerCase(), target, properties: event.properties });
  const stage = sink.resources.get(apiId)?.Properties?.['StageName'] ?? 'Prod';
  const suffix = typeof stage === 'string' ? stage : 'Stage';
  return {
    resources: {
      [`${event.logicalId}Permission${suffix}`]: permission(target, apiId, method, path),
    },
  };
};

/** Events of type HttpApi; without path and method it is the default route. */
export const httpApiEvent: EventExpander = (event, target, sink) => {
  const apiId = apiIdOf(event, 'ApiId', IMPLICIT_HTTP_API);
  const path = scalarText(event.properties['Path'] ?? null) ?? '$default';
  const method = scalarText(event.properties['Method'] ?? null) ?? 'any';
  addRoute(sink.httpRoutes, apiId, { path, method: method.toLowerCase(), target, properties: event.properties });
  return {
    resources: { [`${event.logicalId}Permission`]: permission(target, apiId, method, path) },
  };
};

function apiIdOf(event: SamEvent, property: string, implicit: string): string {
  const given = event.properties[property];
  const id = isTemplateObject(given) ? given['Ref'] : given;
  return typeof id === 'string' ? id : implicit;
}

function addRoute(routes: Map<string, ApiRoute[]>, apiId: string, route: ApiRoute): void {
  const list = routes.get(apiId) ?? [];
  list.push(route);
  routes.set(apiId, list);
}

/** AWS: path parameters become `*` in the ARN, and so does the method `any`. */
function permission(
  target: EventTarget,
  apiId: string,
  method: string,
  path: string,
): ReturnType<typeof invokePermission> {
  const verb = method.toLowerCase() === 'any' ? '*' : method.toUpperCase();
  const rest = path === '$default' ? '*' : `${verb}${path.replaceAll(/\{[^}]*\}/g, '*')}`;
  const variables: TemplateValue = { __ApiId__: { Ref: apiId }, __Stage__: '*' };
  const text = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/\${__Stage__}/${rest}`;
  return invokePermission(target, 'apigateway.amazonaws.com', { SourceArn: { 'Fn::Sub': [text, variables] } });
}
