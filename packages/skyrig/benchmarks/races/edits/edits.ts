/** A change of a subject that leaves its bug in place, as colleagues make them every day. */
export interface Edit {
  readonly name: string;
  readonly description: string;
  /** What becomes of the functions' source. */
  readonly rewrite?: (source: string) => string;
  /** What becomes of the template. */
  readonly rewriteTemplate?: (template: string) => string;
  /** Requests before and after what a function does, in TypeScript. */
  readonly before?: string;
  readonly after?: string;
  /** How often the test reads something else while the subject runs. */
  readonly readsMeanwhile?: number;
}

/** The table that edited functions use beside their own. It is not in the template, so that an edit of code is one of code only. */
export const EDIT_TABLE = 'edit-log';

const ITEM = /\bItem: \{/g;

export const EDITS: readonly Edit[] = [
  {
    name: 'read first',
    description: 'every function begins with a read of its settings',
    before: `await db.send(new GetCommand({ TableName: '${EDIT_TABLE}', Key: { id: 'settings' } }));`,
  },
  {
    name: 'write last',
    description: 'every function ends with an entry in a log of its own',
    after: `await db.send(new PutCommand({ TableName: '${EDIT_TABLE}', Item: { id: crypto.randomUUID() } }));`,
  },
  {
    name: 'field more',
    description: 'every item that is put has one attribute more',
    rewrite: (source) => source.replaceAll(ITEM, "Item: { schema: '2', "),
  },
  {
    name: 'resource more',
    description: 'the template has one table more, which nobody uses; functions are as they were',
    // The resources come last in every template.
    rewriteTemplate: (template) => `${template.trimEnd()}\n  Archive: { Type: AWS::Serverless::SimpleTable }\n`,
  },
  {
    name: 'bystander',
    description: 'the test reads something else three times while the functions run; functions are as they were',
    readsMeanwhile: 3,
  },
];
