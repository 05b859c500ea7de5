import type { Actor } from './actor.ts';
import { awsError, type AwsError } from './aws-error.ts';
import type { Random } from './random.ts';
import { skyrigError } from './skyrig-error.ts';

/** Which steps a fault applies to; every given field must match. */
export interface FaultMatch {
  readonly service?: string;
  readonly operation?: string;
  /** Part of the resource's name, ARN or key, looked for in the request's input. */
  readonly resource?: string;
  /** Name of the function, `test` or a service, that makes the request. */
  readonly actor?: string;
  /** Identity of the step or of its actor, as in the trace: this request, or all of this invocation. */
  readonly identity?: string;
  /** Only the nth matching step, from 1. */
  readonly nth?: number;
  /** Only the first `times` matching steps. @defaultValue no limit */
  readonly times?: number;
  /** Share of matching steps, 0 to 1, from the cloud's seed. @defaultValue 1 */
  readonly probability?: number;
  /** Further conditions: answers whether the step is meant. */
  readonly when?: (step: FaultSubject) => boolean;
}

/** What happens to a matching step. */
export type FaultEffect =
  /** Answers with an AWS error; nothing is changed. */
  | { readonly fail: InjectedError }
  /** Answers this instead; nothing is changed. For failures that are no errors, such as `UnprocessedItems`. */
  | { readonly answer: unknown }
  /** Is executed later, by the cloud's time. */
  | { readonly delayMs: number }
  /** Is executed twice; the second answer is returned, as after an SDK's retry. */
  | { readonly duplicate: true }
  /** Is executed, but the client gets a server error, as when a connection breaks. */
  | { readonly loseResponse: true }
  /** Reads answer from the state before the last write of the resource. */
  | { readonly stale: true }
  /** Kills the invocation that makes the request, after the request took effect. */
  | { readonly kill: true }
  /** Is answered as if it had been executed, and changes nothing. */
  | { readonly discard: true }
  /**
   * Is executed with another input, made of a request's own; only operations of services have one that can be changed.
   * `reply` makes the answer of the one there is and the request's own input, e.g. with the checksum that the client expects.
   */
  | {
      readonly rewrite: (input: unknown) => unknown;
      readonly reply?: (answer: unknown, input: unknown) => unknown;
    }
  /** Is never answered and changes nothing, as when the network drops it. */
  | { readonly hang: true }
  /** Runs the function again with the same event once a matching invocation has ended; its source hears of the last end only. */
  | { readonly redeliver: true };

/** The error that a `fail` rule answers with. */
export interface InjectedError {
  readonly code: string;
  /** @defaultValue made from the code */
  readonly message?: string;
  /** HTTP status. @defaultValue 400 for throttling, else 500 */
  readonly status?: number;
  /** Further members of the error, e.g. `CancellationReasons`. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface FaultRule {
  /** Shown in the trace. @defaultValue made from the effect */
  readonly name?: string;
  readonly match: FaultMatch;
  readonly effect: FaultEffect;
}

/** What a rule sees of a step. */
export interface FaultSubject {
  /** What is due by itself can be delayed or doubled; only a request has somebody to be answered with an error. */
  readonly kind: string;
  readonly service: string;
  readonly operation: string;
  readonly actor: Actor;
  readonly identity: string;
  readonly input?: unknown;
  /** Undefined: the step cannot be executed with another input. */
  readonly runWith?: ((input: unknown) => unknown) | undefined;
}

/** An injected rule, with how often it has matched and acted. */
export interface ActiveFault {
  readonly rule: FaultRule;
  readonly name: string;
  matched: number;
  applied: number;
  remove(): void;
}

const EFFECTS = [
  'fail',
  'answer',
  'delayMs',
  'duplicate',
  'loseResponse',
  'stale',
  'kill',
  'discard',
  'rewrite',
  'hang',
  'redeliver',
] as const;

function effectName(effect: FaultEffect): string {
  const name = EFFECTS.find((candidate) => candidate in effect);
  if (!name) {
    throw skyrigError(
      'FAULT_EFFECT',
      `Unknown fault effect ${JSON.stringify(effect)}: give one of ${EFFECTS.join(', ')}.`,
    );
  }
  return name;
}

function assertRule({ match }: FaultRule): void {
  const { nth, times, probability } = match;
  if (nth !== undefined && !(Number.isInteger(nth) && nth >= 1)) {
    throw skyrigError('FAULT_MATCH', `A fault's nth is ${nth}: give a whole number from 1.`);
  }
  if (times !== undefined && !(Number.isInteger(times) && times >= 1)) {
    throw skyrigError('FAULT_MATCH', `A fault's times is ${times}: give a whole number from 1.`);
  }
  if (probability !== undefined && !(probability >= 0 && probability <= 1)) {
    throw skyrigError('FAULT_MATCH', `A fault's probability is ${probability}: give a number from 0 to 1.`);
  }
}

function mentions(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.includes(text);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  return Object.values(value).some((member) => mentions(member, text));
}

/** What is due by itself can be delayed or doubled, the end of an invocation followed by another go; the rest is for requests. */
function canAct(effect: FaultEffect, kind: string): boolean {
  if (kind === 'completion' || 'redeliver' in effect) return kind === 'completion' && 'redeliver' in effect;
  return kind === 'request' || 'delayMs' in effect || 'duplicate' in effect;
}

/** The rules in force. */
export class Faults {
  readonly #random: Random;
  #active: ActiveFault[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** Puts a rule in force. */
  inject(rule: FaultRule): ActiveFault {
    assertRule(rule);
    const fault: ActiveFault = {
      rule,
      name: rule.name ?? effectName(rule.effect),
      matched: 0,
      applied: 0,
      remove: () => {
        this.#active = this.#active.filter((other) => other !== fault);
      },
    };
    this.#active.push(fault);
    return fault;
  }

  clear(): void {
    this.#active = [];
  }

  list(): readonly ActiveFault[] {
    return this.#active;
  }

  /** The first rule that acts on a step. */
  find(subject: FaultSubject): ActiveFault | undefined {
    if (this.#active.length === 0) return undefined;
    return this.#active.find((fault) => this.#applies(fault, subject));
  }

  #applies(fault: ActiveFault, subject: FaultSubject): boolean {
    const { service, operation, resource, actor, identity, nth, times, probability, when } = fault.rule.match;
    const { effect } = fault.rule;
    if (!canAct(effect, subject.kind)) return false;
    if ('rewrite' in effect && subject.runWith === undefined) return false;
    if (service !== undefined && service !== subject.service) return false;
    if (operation !== undefined && operation !== subject.operation) return false;
    if (actor !== undefined && actor !== subject.actor.name && actor !== subject.actor.id) return false;
    if (identity !== undefined && identity !== subject.identity && identity !== subject.actor.identity) return false;
    if (resource !== undefined && !mentions(subject.input, resource)) return false;
    if (when && !when(subject)) return false;
    fault.matched += 1;
    if (nth !== undefined && fault.matched !== nth) return false;
    if (times !== undefined && fault.applied >= times) return false;
    if (probability !== undefined && this.#random.next() >= probability) return false;
    fault.applied += 1;
    return true;
  }
}

/** The error that a `fail` rule answers with. */
export function faultError({ code, message = `Injected fault: ${code}`, fields, ...fail }: InjectedError): AwsError {
  const status = fail.status ?? (/Throttl|ThroughputExceeded|Limit/.test(code) ? 400 : 500);
  return awsError(code, message, { status, ...(fields && { fields }) });
}
