/** What can be looked at: an item of a table, a message of a queue. */
export interface LookPlace {
  /** Name of the table or queue, without what stands before it in an ARN or URL. */
  readonly resource: string;
  /** An item's key or a message's id, as accesses have it. */
  readonly key: string;
}

interface Look {
  /** Last step that the answer could show. */
  readonly seq: number;
  readonly path: string;
  level: 2 | 3;
}

/** Everything a test looked at, and how closely. */
export class LookLog {
  readonly #looks = new Map<string, Map<string, Look>>();
  /** Whole tables and queues, of which something that is not there was asked for. */
  readonly #collections = new Map<string, Look>();

  clear(): void {
    this.#looks.clear();
    this.#collections.clear();
  }

  /** `path` is an attribute's path, `*` for that the thing is there, and empty for all of it. */
  look({ resource, key }: LookPlace, path: string, seq: number, level: 2 | 3): void {
    const place = `${resource}\n${key}`;
    const looks = this.#looks.get(place) ?? new Map<string, Look>();
    this.#looks.set(place, looks);
    keep(looks, `${String(seq)} ${path}`, { seq, path, level });
  }

  /** All of a table or queue, with what is no longer in it. */
  lookAtAll(resource: string, seq: number, level: 2 | 3): void {
    keep(this.#collections, `${resource}\n${String(seq)}`, { seq, path: resource, level });
  }

  levelOf(place: LookPlace, path: string, seq: number): 2 | 3 | undefined {
    return this.#looks.get(`${place.resource}\n${place.key}`)?.get(`${String(seq)} ${path}`)?.level;
  }

  /** How closely what a step wrote was looked at before another step wrote it again. */
  levelBetween(place: LookPlace, attribute: string, from: number, until: number): 0 | 2 | 3 {
    let level: 0 | 2 | 3 = 0;
    for (const look of this.#looks.get(`${place.resource}\n${place.key}`)?.values() ?? []) {
      if (look.seq < from || look.seq >= until || !covers(look.path, attribute)) continue;
      if (look.level > level) level = look.level;
    }
    return level;
  }

  /** The same for the absence of something. */
  absenceBetween(resource: string, from: number, until: number): 0 | 2 | 3 {
    let level: 0 | 2 | 3 = 0;
    for (const { path, seq, level: found } of this.#collections.values())
      if (path === resource && seq >= from && seq < until && found > level) level = found;
    return level;
  }
}

function keep(looks: Map<string, Look>, id: string, look: Look): void {
  const known = looks.get(id);
  if (!known) looks.set(id, look);
  else if (look.level > known.level) known.level = look.level;
}

/* Who sees any attribute sees that the thing is there; who sees a member of a map sees that there is a map. */
function covers(looked: string, attribute: string): boolean {
  return looked === '' || looked === attribute || attribute === '*' || looked.startsWith(`${attribute}.`);
}
