import type { Cloud } from '@skyrig/cloud';
import { allowCloning } from './clone-followed.ts';
import { followValue, isFollowed, type Reader } from './follow-value.ts';
import { isInMatcher } from './is-in-matcher.ts';
import { itemKeyOf, parseItemKey } from './item-key.ts';
import { LookLog, type LookPlace } from './look-log.ts';
import { physicalName } from './physical-name.ts';

interface RecentRead {
  readonly name: string;
  readonly value: unknown;
  readonly place: LookPlace;
  readonly path: string;
  readonly seq: number;
}

const REMEMBERED = 64;

/** Key and path under which it is noted that the test looked at what a function answered. */
export const PAYLOAD = 'payload';

const active = new Set<Follower>();

/**
 * A value reached an assertion: `expect(value)` or an assert. Where it is no object, the value read last that is the same
 * counts as asserted; of an object that was made of followed ones, members count that have name and value of one read.
 */
export function noteAsserted(value: unknown): void {
  for (const follower of active) follower.noteAsserted(value);
}

/** Follows what a test reads of what a cloud has answered to it. */
export class Follower {
  readonly log: LookLog = new LookLog();
  /** Steps whose answers were handed out followed. */
  readonly followedSteps: Set<number> = new Set();
  readonly #cloud: Cloud;
  readonly #recent: RecentRead[] = [];
  /** Names of the attributes that tables' keys are made of. */
  readonly #keys = new Map<string, readonly string[]>();
  readonly #forbidCloning: () => void;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    this.#forbidCloning = allowCloning();
    active.add(this);
  }

  close(): void {
    active.delete(this);
    this.#forbidCloning();
  }

  /** A test begins. */
  clear(): void {
    this.log.clear();
    this.followedSteps.clear();
    this.#keys.clear();
    this.#recent.length = 0;
  }

  /** Items of a table, plain. */
  items<T extends object>(table: string, operation: string, items: readonly T[], pages = 1): readonly T[] {
    for (let page = 1; page < pages; page++) this.#claim(operation);
    const seq = this.#claim(operation);
    const resource = physicalName(table);
    const followed = items.map((item) => this.#item(resource, item, seq));
    return this.#list(resource, followed, (item) => this.#placeOfItem(resource, item), seq);
  }

  /** One item, or that there is none. */
  item<T extends object>(table: string, key: object, item: T | undefined): T | undefined {
    const seq = this.#claim('GetItem');
    const resource = physicalName(table);
    if (item !== undefined) return this.#item(resource, item, seq);
    const place = this.#placeOfItem(resource, key);
    if (place) this.#look(place, '*', seq, undefined, 'item');
    return undefined;
  }

  /** Items in the SDK's form: attribute values by type. */
  rawItems(table: string, operation: string, items: readonly object[]): readonly object[] {
    const seq = this.#claim(operation);
    const resource = physicalName(table);
    const places = new Map<object, LookPlace | undefined>();
    const followed = items.map((item) => {
      const plain = Object.fromEntries(Object.entries(item).map(([name, value]) => [name, contentOf(value)]));
      const place = this.#placeOfItem(resource, plain);
      const reader = place && this.#reader(place, seq, (path) => path.filter((_name, index) => index % 2 === 0));
      const answer = reader ? followValue(item, reader) : item;
      places.set(answer, place);
      return answer;
    });
    return this.#list(resource, followed, (item) => places.get(item), seq);
  }

  /** Messages of a queue, whose content is at `body` and `text`, or at `Body`. */
  messages<T extends object>(
    queue: string,
    operation: string,
    messages: readonly T[],
    idOf: (message: T) => string,
  ): readonly T[] {
    const seq = this.#claim(operation);
    const resource = physicalName(queue);
    const followed = messages.map((message) => {
      const place = { resource, key: idOf(message) };
      return followValue(message, this.#reader(place, seq, messagePath));
    });
    return this.#list(resource, followed, (message) => ({ resource, key: idOf(message) }), seq);
  }

  /** What a function answered to the test: its payload, or its error. */
  answer<T extends object>(name: string, result: T): T {
    const place = { resource: physicalName(name), key: PAYLOAD };
    const isPayload = (part = ''): boolean => part === 'payload' || part === 'error';
    return followValue(
      result,
      this.#reader(place, this.#cloud.lastSeq, ([part]) => [isPayload(part) ? PAYLOAD : 'other']),
    );
  }

  noteAsserted(value: unknown): void {
    if (isFollowed(value)) return;
    if (typeof value !== 'object' || value === null) {
      this.#assertRecent((read) => Object.is(read.value, value), isTelling(value) ? REMEMBERED : 1);
      return;
    }
    for (const [name, leaf] of leavesOf(value))
      this.#assertRecent((read) => read.name === name && Object.is(read.value, leaf), REMEMBERED);
  }

  #assertRecent(matches: (read: RecentRead) => boolean, among: number): void {
    const read = this.#recent.slice(-among).findLast(matches);
    if (read) this.log.look(read.place, read.path, read.seq, 3);
  }

  #item<T extends object>(resource: string, item: T, seq: number): T {
    const place = this.#placeOfItem(resource, item);
    return place
      ? followValue(
          item,
          this.#reader(place, seq, (path) => path),
        )
      : item;
  }

  #list<T extends object>(
    resource: string,
    items: readonly T[],
    placeOf: (item: T) => LookPlace | undefined,
    seq: number,
  ): readonly T[] {
    const places = items.map((item) => placeOf(item));
    return followValue(items, {
      onLeaf: () => undefined,
      onShape: () => {
        const level = isInMatcher() ? 3 : 2;
        this.log.lookAtAll(resource, seq, level);
        for (const place of places) if (place) this.log.look(place, '*', seq, level);
      },
    });
  }

  #reader(place: LookPlace, seq: number, pathOf: (path: readonly string[]) => readonly string[]): Reader {
    const attributeOf = (path: readonly string[]): string => pathOf(path).slice(0, 2).join('.');
    return {
      onLeaf: (path, value) => {
        const attribute = attributeOf(path);
        this.#look(place, attribute, seq, value, path.at(-1) ?? '');
        if (attribute === '') this.#rememberJson(place, seq, value);
      },
      onShape: (path) => {
        const attribute = attributeOf(path);
        // The names of an item's attributes are not their values.
        this.log.look(place, attribute === '' ? '*' : attribute, seq, isInMatcher() ? 3 : 2);
      },
    };
  }

  #look(place: LookPlace, path: string, seq: number, value: unknown, name: string): void {
    const isAsserted = this.log.levelOf(place, path, seq) === 3 || isInMatcher();
    this.log.look(place, path, seq, isAsserted ? 3 : 2);
    this.#remember({ name, value, place, path, seq });
  }

  #remember(read: RecentRead): void {
    this.#recent.push(read);
    if (this.#recent.length > REMEMBERED * 2) this.#recent.splice(0, REMEMBERED);
  }

  /* Who reads the text of a message parses it, and compares what is in it. */
  #rememberJson(place: LookPlace, seq: number, text: unknown): void {
    if (typeof text !== 'string' || !text.startsWith('{')) return;
    try {
      for (const [name, value] of Object.entries(JSON.parse(text) as object))
        this.#remember({ name, value, place, path: name, seq });
    } catch {
      // No JSON: it is one value.
    }
  }

  #placeOfItem(resource: string, item: object): LookPlace | undefined {
    const names = this.#keyNames(resource);
    return names && { resource, key: itemKeyOf(item as Readonly<Record<string, unknown>>, names) };
  }

  /* What a table's key is made of, as the trace has named any of its items. */
  #keyNames(resource: string): readonly string[] | undefined {
    const known = this.#keys.get(resource);
    if (known) return known;
    const { records } = this.#cloud.trace;
    for (let index = records.length - 1; index >= 0; index--) {
      for (const access of records[index]?.accesses ?? []) {
        if (
          access.key === undefined ||
          access.resource.includes('/index/') ||
          physicalName(access.resource) !== resource
        )
          continue;
        const names = parseItemKey(access.key)?.keys();
        if (!names) continue;
        const found = [...names];
        this.#keys.set(resource, found);
        return found;
      }
    }
    return undefined;
  }

  /** The step that answered: the last one of its kind that the test made. */
  #claim(operation: string): number {
    const { records } = this.#cloud.trace;
    for (let index = records.length - 1; index >= Math.max(0, records.length - 200); index--) {
      const record = records[index];
      if (record?.actor.kind !== 'test' || record.operation !== operation || this.followedSteps.has(record.seq))
        continue;
      this.followedSteps.add(record.seq);
      break;
    }
    return this.#cloud.lastSeq;
  }
}

/* `true` and nothing are the same wherever they come from: only what was read just before is meant. */
function isTelling(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== 'boolean';
}

function messagePath([first = '', ...rest]: readonly string[]): readonly string[] {
  if (first === 'body') return rest;
  if (first === 'attributes') return ['attributes', ...rest];
  if (first === 'MessageAttributes') return ['attributes', ...rest.slice(0, 1)];
  return first === 'text' || first === 'Body' ? [] : ['*'];
}

/** The content of `{ S: 'a' }`, as keys in the trace have it. */
function contentOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [[type, content] = []] = Object.entries(value);
  return type === 'N' ? Number(content) : content;
}

function leavesOf(value: object): readonly (readonly [string, unknown])[] {
  const leaves: [string, unknown][] = [];
  const visit = (member: object, depth: number): void => {
    for (const [name, leaf] of Object.entries(member).slice(0, 200)) {
      if (typeof leaf !== 'object' || leaf === null) leaves.push([name, leaf]);
      else if (depth < 3 && !isFollowed(leaf)) visit(leaf as object, depth + 1);
    }
  };
  visit(value, 1);
  return leaves.slice(0, 200);
}
