import type { TemplateValue } from '../template/template-value.ts';
import { transformsOf, type Template, type TemplateResource } from '../template/template.ts';
import { IMPLICIT_HTTP_API, IMPLICIT_REST_API } from './events/api-events.ts';
import type { EventSink } from './events/event-target.ts';
import { expandApplication } from './expand-application.ts';
import { expandFunction } from './expand-function.ts';
import { expandHttpApi } from './expand-http-api.ts';
import { expandLayerVersion } from './expand-layer-version.ts';
import { expandRestApi, type ApiExpansion } from './expand-rest-api.ts';
import { expandSimpleTable } from './expand-simple-table.ts';
import { applyGlobals } from './globals.ts';
import { rewriteReferences } from './rewrite-references.ts';
import { duplicateIdError } from './sam-expansion.ts';

/** The name of SAM's transform. */
export const SAM_TRANSFORM = 'AWS::Serverless-2016-10-31';

/**
 * Turns a SAM template into a CloudFormation template with the logical ids that SAM gives. Templates without the
 * transform are answered unchanged. Serverless types that are not translated stay, and fail the deploy by name.
 *
 * @throws TemplateError in SAM's words.
 */
export function applySamTransform(source: Template): Template {
  if (!transformsOf(source).includes(SAM_TRANSFORM)) return source;
  const { Transform: _, ...template } = applyGlobals(source);
  const sink: EventSink = {
    resources: new Map(Object.entries(template.Resources ?? {})),
    restRoutes: new Map(),
    httpRoutes: new Map(),
  };
  const names = new Map<string, string>();
  expandResources(sink, names);
  expandApis(sink, names);
  const resources = Object.fromEntries(sink.resources);
  const rest = transformsOf(source).filter((name) => name !== SAM_TRANSFORM);
  const result = { ...template, Resources: resources, ...(rest.length === 0 ? {} : { Transform: rest }) };
  return rewriteReferences(result as unknown as TemplateValue, names) as unknown as Template;
}

function expandResources(sink: EventSink, names: Map<string, string>): void {
  for (const [logicalId, resource] of Array.from(sink.resources)) {
    if (resource.Type === 'AWS::Serverless::SimpleTable') {
      sink.resources.set(logicalId, expandSimpleTable(logicalId, resource));
    } else if (resource.Type === 'AWS::Serverless::Application') {
      sink.resources.set(logicalId, expandApplication(logicalId, resource));
    } else if (resource.Type === 'AWS::Serverless::LayerVersion') {
      const layer = expandLayerVersion(logicalId, resource);
      replace(sink, logicalId, { [layer.newId]: layer.resource });
      names.set(logicalId, layer.newId);
    } else if (resource.Type === 'AWS::Serverless::Function') {
      const { resources, aliasId, versionId } = expandFunction(logicalId, resource, sink);
      replace(sink, logicalId, resources);
      if (aliasId !== undefined) names.set(`${logicalId}.Alias`, aliasId);
      if (versionId !== undefined) names.set(`${logicalId}.Version`, versionId);
    }
  }
}

function expandApis(sink: EventSink, names: Map<string, string>): void {
  addImplicitApi(sink, IMPLICIT_REST_API, sink.restRoutes, {
    Type: 'AWS::Serverless::Api',
    Properties: { StageName: 'Prod' },
  });
  addImplicitApi(sink, IMPLICIT_HTTP_API, sink.httpRoutes, { Type: 'AWS::Serverless::HttpApi' });
  for (const [logicalId, resource] of Array.from(sink.resources)) {
    const expansion = expandApi(logicalId, resource, sink);
    if (!expansion) continue;
    replace(sink, logicalId, expansion.resources);
    names.set(`${logicalId}.Stage`, expansion.stageId);
    if (expansion.deploymentId !== undefined) names.set(`${logicalId}.Deployment`, expansion.deploymentId);
  }
}

function expandApi(logicalId: string, resource: TemplateResource, sink: EventSink): ApiExpansion | undefined {
  if (resource.Type === 'AWS::Serverless::Api') {
    return expandRestApi(logicalId, resource, sink.restRoutes.get(logicalId) ?? []);
  }
  if (resource.Type === 'AWS::Serverless::HttpApi') {
    return expandHttpApi(logicalId, resource, sink.httpRoutes.get(logicalId) ?? []);
  }
  return undefined;
}

function addImplicitApi(
  sink: EventSink,
  logicalId: string,
  routes: EventSink['restRoutes'],
  api: TemplateResource,
): void {
  if (routes.has(logicalId) && !sink.resources.has(logicalId)) sink.resources.set(logicalId, api);
}

/** Puts generated resources where the one they come from was, so that the order of the template is kept. */
function replace(sink: EventSink, logicalId: string, generated: Readonly<Record<string, TemplateResource>>): void {
  const entries = [...sink.resources];
  for (const [newId, { Type }] of Object.entries(generated)) {
    if (newId !== logicalId && sink.resources.has(newId)) throw duplicateIdError(logicalId, newId, Type);
  }
  sink.resources.clear();
  for (const [id, resource] of entries) {
    if (id !== logicalId) sink.resources.set(id, resource);
    else for (const [newId, made] of Object.entries(generated)) sink.resources.set(newId, made);
  }
}
