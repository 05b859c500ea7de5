import type { Item } from '../domain/attribute-value.ts';

/** One change of one item, as its stream keeps it; images are kept whatever the view type shows. */
export interface Change {
  readonly sequence: string;
  readonly eventId: string;
  readonly at: number;
  readonly keys: Item;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  /** Deleted because its time to live was over. */
  readonly expired: boolean;
  /** `seq` of the step that made it. */
  readonly writtenBy: number;
}
