import type { OperationModel, ServiceModel } from './model.ts';
import { perService } from './per-service.ts';
import { matchesPath, parseQuery, splitPath, uriTemplateOf } from './uri-template.ts';
import type { UriTemplate } from './uri-template.ts';
import type { WireRequest } from './wire.ts';

interface Route {
  readonly operation: OperationModel;
  readonly template: UriTemplate;
  /** Query parameters and headers without which the operation makes no sense. */
  readonly requiredQuery: readonly string[];
  readonly requiredHeaders: readonly string[];
}

const routesOf: (service: ServiceModel) => ReadonlyMap<string, readonly Route[]> = perService(createRoutes);

/** The operation a REST request names by its method, path, query and, where that is not enough, by what it must carry. */
export function findRoute(request: WireRequest, service: ServiceModel): OperationModel | undefined {
  const routes = routesOf(service).get(request.method.toUpperCase());
  if (!routes) return undefined;
  let best: OperationModel | undefined;
  let bestScore = -Infinity;
  let query: ReadonlyMap<string, readonly string[]> | undefined;
  const path = splitPath(request.path);
  for (const route of routes) {
    if (!matchesPath(route.template, path)) continue;
    query ??= parseQuery(request.query);
    const score = scoreRoute(route, request, query);
    if (score > bestScore) [best, bestScore] = [route.operation, score];
  }
  return best;
}

/** -Infinity where a literal of the query is missing. */
function scoreRoute(route: Route, request: WireRequest, query: ReadonlyMap<string, readonly string[]>): number {
  const { template } = route;
  for (const [name, value] of template.query) {
    const found = query.get(name)?.[0];
    if (found === undefined || (value !== undefined && found !== value)) return -Infinity;
  }
  // `x-id` decides where it is sent. Where it is not, S3's operations that share a path differ in what they require:
  // CopyObject in a header, UploadPart in its upload id. What is required and missing counts against a route, but
  // does not rule it out: that is for validation to say.
  const id = query.get('x-id')?.[0];
  const literals = template.segments.filter((segment) => segment.label === undefined).length;
  let score = literals * 100 + template.query.length * 10;
  if (id !== undefined && id === template.operationId) score += 10_000;
  for (const name of route.requiredQuery) score += query.has(name) ? 4 : -4;
  for (const name of route.requiredHeaders) score += name in request.headers ? 4 : -4;
  return score;
}

function createRoutes(service: ServiceModel): ReadonlyMap<string, readonly Route[]> {
  const routes = new Map<string, Route[]>();
  for (const operation of Object.values(service.operations)) {
    const template = uriTemplateOf(operation);
    if (!operation.http || !template) continue;
    const required = [...(operation.input?.members.values() ?? [])].filter((member) => member.required);
    const route: Route = {
      operation,
      template,
      requiredQuery: required.flatMap(({ traits }) => (traits.httpQuery === undefined ? [] : [traits.httpQuery])),
      requiredHeaders: required.flatMap(({ traits }) =>
        traits.httpHeader === undefined ? [] : [traits.httpHeader.toLowerCase()],
      ),
    };
    const known = routes.get(operation.http.method);
    if (known) known.push(route);
    else routes.set(operation.http.method, [route]);
  }
  return routes;
}
