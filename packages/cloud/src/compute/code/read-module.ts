import { type ModuleDeclaration, parse, type Statement } from 'acorn';
import { findModuleState } from './module-state.ts';
import { readCodeUse } from './code-use.ts';

/** Variables that are different in each environment, even where all others are the same. */
export const environmentsOwn: ReadonlySet<string> = new Set(['AWS_LAMBDA_LOG_STREAM_NAME', 'AWS_SESSION_TOKEN']);
/** A client with this retry mode learns from its requests. */
export const adaptive = 'adaptive';
const excluded = new RegExp([...environmentsOwn, adaptive].join('|'));

/** What the text of a bundled module tells of it. */
export interface ModuleFacts {
  /**
   * Its top-level bindings, if their values are all that it can remember and it can go on in another environment when they
   * are what they were.
   */
  readonly state: readonly string[] | undefined;
  /** With the same event, variables, time, random numbers and answers it does the same each time, if it has kept nothing. */
  readonly isRepeatable: boolean;
}

const nothing: ModuleFacts = { state: undefined, isRepeatable: false };

export function readModule(code: string): ModuleFacts {
  const body = statementsOf(code);
  if (!body || excluded.test(code)) return nothing;
  const state = findModuleState(body);
  const use = readCodeUse(body);
  return state && use.isMovable ? { state, isRepeatable: use.isRepeatable } : nothing;
}

/** Undefined for syntax that Node.js may know and the parser does not. */
function statementsOf(code: string): readonly (Statement | ModuleDeclaration)[] | undefined {
  try {
    return parse(code, { ecmaVersion: 'latest', sourceType: 'module' }).body;
  } catch {
    return undefined;
  }
}
