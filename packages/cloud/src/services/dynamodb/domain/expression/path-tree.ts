import type { DocumentPath, PathElement } from '../document-path.ts';

/** Paths that begin alike share their beginning; what a path leads to is at its end. */
export interface PathTree<T> {
  readonly end?: T;
  readonly branches: ReadonlyMap<PathElement, PathTree<T>>;
}

interface GrowingTree<T> {
  end?: T;
  readonly branches: Map<PathElement, GrowingTree<T>>;
}

/** Gathers paths, none of which lies inside another, into a tree. */
export function createPathTree<T>(entries: Iterable<readonly [DocumentPath, T]>): PathTree<T> {
  const root: GrowingTree<T> = { branches: new Map() };
  for (const [path, end] of entries) {
    let node = root;
    for (const element of path) {
      let branch = node.branches.get(element);
      if (!branch) {
        branch = { branches: new Map() };
        node.branches.set(element, branch);
      }
      node = branch;
    }
    node.end = end;
  }
  return root;
}
