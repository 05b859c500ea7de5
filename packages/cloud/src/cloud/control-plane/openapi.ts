import type { ControlOperation, JsonSchema } from './control-operation.ts';

const errorSchema: JsonSchema = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { type: 'string' }, message: { type: 'string' } },
};

const json = (schema: JsonSchema): object => ({ 'application/json': { schema } });

function describe(operation: ControlOperation): object {
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.query && {
      parameters: Object.entries(operation.query).map(([name, schema]) => ({
        name,
        in: 'query',
        required: false,
        schema,
      })),
    }),
    ...(operation.body && { requestBody: { required: false, content: json(operation.body) } }),
    responses: {
      200: { description: 'Done.', content: json(operation.answer) },
      400: {
        description: 'The request was not understood, or asks for something impossible.',
        content: json(errorSchema),
      },
    },
  };
}

/** The OpenAPI 3.1 document of the control plane. */
export function openApiDocument(operations: readonly ControlOperation[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = (paths[`/_skyrig${operation.path}`] ??= {});
    path[operation.method.toLowerCase()] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Skyrig control plane',
      version,
      description: 'Time, state, faults and the trace of a running Skyrig cloud.',
    },
    paths,
  };
}
