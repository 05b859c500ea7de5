import { relative, resolve } from 'node:path';

import type { TestObservation, TestObservations } from '@skyrig/insights';

import { mergeStretches } from './merge-stretches.ts';
import { findObservationPlace, type ObservationPlace } from './observation-folder.ts';
import type { ObservedStretch } from './observe-cloud.ts';
import { summarize } from './summarize.ts';
import { writeObservation } from './write-observation.ts';

/** What a recording asks of a cloud. */
export interface RecordedCloud {
  readonly id: string;
  /** It began with no state. */
  readonly beganEmpty: boolean;
  /** A seeded scheduler chooses the order of events. */
  readonly hasControlledOrder: boolean;
  recording: TestRecording | undefined;
  /** Hands what has happened since the last time to the recording. */
  observe(): Promise<void>;
}

/** Which test it is and how it ended, as the runner says. */
export interface RecordedTest {
  /** Absolute, or relative to the working folder. */
  readonly file: string;
  readonly suite: readonly string[];
  readonly name: string;
  readonly outcome: 'passed' | 'failed';
  readonly isFork: boolean;
  readonly timeLimitMs?: number;
  readonly retriesAllowed?: number;
  readonly retriesMade?: number;
}

const running = new Set<TestRecording>();

/** What is known so far of a test that runs. */
export class TestRecording {
  readonly #place: ObservationPlace;
  readonly #cloud: RecordedCloud;
  readonly #clouds: RecordedCloud[] = [];
  readonly #open = new Set<RecordedCloud>();
  readonly #stretches: ObservedStretch[] = [];

  constructor(place: ObservationPlace, cloud: RecordedCloud) {
    this.#place = place;
    this.#cloud = cloud;
  }

  /** A cloud that the test has made for itself belongs to it. */
  adopt(cloud: RecordedCloud): void {
    cloud.recording = this;
    this.#open.add(cloud);
  }

  /** The cloud is gone, or belongs to another test. */
  release(cloud: RecordedCloud): void {
    cloud.recording = undefined;
    this.#open.delete(cloud);
  }

  add(cloud: RecordedCloud, stretch: ObservedStretch): void {
    if (!this.#clouds.includes(cloud)) this.#clouds.push(cloud);
    this.#stretches.push(stretch);
  }

  /** Ends the recording before the cloud is rewound, and writes it; answers its short form for reporters. */
  async end(test: RecordedTest): Promise<TestObservations> {
    for (const cloud of [this.#cloud, ...this.#open]) await cloud.observe();
    running.delete(this);
    this.#cloud.recording = undefined;
    const { leftovers, stillRunning, ...stretch } = mergeStretches(this.#stretches);
    const { suite, name, outcome, isFork, timeLimitMs, retriesAllowed, retriesMade = 0 } = test;
    const file = relative(this.#place.root, resolve(test.file)).replaceAll('\\', '/');
    const observation: TestObservation = {
      id: [file, ...suite, name].join(' > '),
      file,
      name,
      outcome,
      ...stretch,
      isolation: {
        clouds: this.#clouds.map(({ id }) => id),
        worker: workerId(),
        isFork,
        beganEmpty: this.#clouds.every(({ beganEmpty }) => beganEmpty),
        // The fixture's own cloud is rewound or closed by the fixture; the test's own must be closed by the test.
        isRestored: this.#open.size === 0,
        leftovers,
        stillRunning,
        ...(timeLimitMs !== undefined && { timeLimitMs }),
        ...(retriesAllowed !== undefined && { retriesAllowed }),
        retriesMade,
        hasControlledOrder: this.#clouds.some(({ hasControlledOrder }) => hasControlledOrder),
      },
    };
    writeObservation(this.#place.folder, observation);
    return summarize(observation);
  }
}

const workerId = (): string => process.env['VITEST_POOL_ID'] ?? process.env['JEST_WORKER_ID'] ?? String(process.pid);

/** Begins to record a test that runs on a cloud; undefined, at no cost, when `SKYRIG_OBSERVE` is not set. */
export function beginRecording(cloud: RecordedCloud): TestRecording | undefined {
  const place = findObservationPlace();
  if (place === undefined) return undefined;
  cloud.recording?.release(cloud);
  const recording = new TestRecording(place, cloud);
  cloud.recording = recording;
  running.add(recording);
  return recording;
}

/**
 * The recording that a cloud which a test has made for itself belongs to: that of the only test that runs. When several
 * run at the same time, nobody can tell whose it is, and it is left out.
 */
export function soleRecording(): TestRecording | undefined {
  const [only, ...others] = running;
  return others.length === 0 ? only : undefined;
}
