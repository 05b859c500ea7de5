/** The name of a table, queue, function or bus without what stands before it in an ARN or URL; an index is its table. */
export function physicalName(resource: string): string {
  const owner = /:table\/([^/]+)/.exec(resource)?.[1] ?? /:function:([^:]+)/.exec(resource)?.[1];
  return owner ?? resource.slice(Math.max(resource.lastIndexOf(':'), resource.lastIndexOf('/')) + 1);
}
