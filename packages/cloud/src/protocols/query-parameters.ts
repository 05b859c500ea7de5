/** `Attribute.1.Name=x` as a tree: every dot goes one level down. */
export interface ParameterNode {
  value: string | undefined;
  readonly children: Map<string, ParameterNode>;
}

/** Reads `application/x-www-form-urlencoded` text, from a body or a query string. */
export function parseParameters(text: string): ParameterNode {
  const root = createNode();
  for (const [name, value] of new URLSearchParams(text)) {
    let node = root;
    for (const step of name.split('.')) {
      let child = node.children.get(step);
      if (!child) {
        child = createNode();
        node.children.set(step, child);
      }
      node = child;
    }
    node.value = value;
  }
  return root;
}

/** The children numbered 1, 2, 3, …, in that order; gaps are closed. */
export function numberedChildren(node: ParameterNode): ParameterNode[] {
  return [...node.children]
    .filter(([name]) => /^\d+$/.test(name))
    .toSorted(([left], [right]) => Number(left) - Number(right))
    .map(([, child]) => child);
}

function createNode(): ParameterNode {
  return { value: undefined, children: new Map() };
}
