import { Worker } from 'node:worker_threads';
import type { Blueprint } from './blueprint.ts';
import { control, own } from './control.ts';
import type { Engine } from './generate.ts';
import type { CompiledModule, LinearMemory } from './host.ts';
import { mostThreads } from './threadCode.ts';

/** What a thread does: everything else is generated. */
const serve = `
const { module, memory } = require('node:worker_threads').workerData;
new WebAssembly.Instance(module, { engine: { memory } }).exports.serve();
`;

/** ends the threads of searches that nobody will finish */
const abandoned = new FinalizationRegistry<Int32Array>((signals) => endThreads(signals));

const endThreads = (signals: Int32Array): void => {
  Atomics.store(signals, control.leave / 4, 1);
  command(signals, 0);
};

/** Begins a command for so many threads. */
const command = (signals: Int32Array, threads: number): void => {
  const last = Atomics.load(signals, control.command / 4);
  Atomics.store(signals, control.command / 4, ((last | mostThreads) + 1) | threads);
  Atomics.notify(signals, control.command / 4);
};

/**
 * Threads that expand the states of one level together with the thread that asks them to: they share the
 * memory, and sleep between commands.
 */
export class ThreadPool {
  private readonly plan: Blueprint;
  private readonly engine: Engine;
  readonly threads: number;
  private readonly signals: Int32Array;
  private readonly areas: readonly number[];

  constructor(
    plan: Blueprint,
    engine: Engine,
    module: CompiledModule,
    memory: LinearMemory,
    threads: number,
  ) {
    this.plan = plan;
    this.engine = engine;
    this.threads = threads;
    this.signals = new Int32Array(memory.buffer, 0, control.end / 4);
    this.areas = Array.from({ length: threads }, (_, thread) => plan.areas + thread * plan.own.bytes);
    for (let thread = 1; thread < threads; thread++)
      new Worker(serve, { eval: true, execArgv: [], workerData: { module, memory } }).unref();
    abandoned.register(this, this.signals);
  }

  /** more new states than this may be found before all threads have noticed that room runs short */
  get reserve(): number {
    return this.threads * this.plan.own.candidates;
  }

  /**
   * Expands states from `first` up to `end`, or until room for `room` states runs short or a law has news.
   * The first state that was not begun; some before it may be left over, then nothing new is begun.
   */
  expand(first: number, end: number, room: number): number {
    this.set(control.head, first);
    this.set(control.limit, end);
    this.set(control.fullTail, room - this.reserve);
    this.set(control.stop, 0);
    this.together(0, this.present, (area) => this.engine.takePart!(area));
    return Math.min(end, Atomics.load(this.signals, control.head / 4) >>> 0);
  }

  /** How many threads there are by now, with this one: others take a while to come. */
  get present(): number {
    return 1 + Atomics.load(this.signals, control.ready / 4);
  }

  /** Moves the slots, a share for each of so many threads. */
  spread(threads: number): void {
    this.together(1, threads, (area) => this.engine.spread(area));
  }

  /** Has threads do something, this one too, and waits for them. */
  private together(task: number, threads: number, here: (area: number) => void): void {
    const { signals } = this;
    this.set(control.task, task);
    this.set(control.done, 0);
    command(signals, threads - 1);
    here(this.plan.areas);
    for (;;) {
      const done = Atomics.load(signals, control.done / 4);
      if (done === threads - 1) return;
      Atomics.wait(signals, control.done / 4, done, 100);
    }
  }

  /** How many states are left over of chunks that were begun. */
  leftOver(buffer: ArrayBufferLike): number {
    return this.areas.reduce((sum, area) => {
      const [first, end] = new Uint32Array(buffer, area + own.first, 2);
      return sum + Math.max(0, end! - first!);
    }, 0);
  }

  /** Sends the threads home. */
  dismiss(): void {
    endThreads(this.signals);
  }

  private set(address: number, value: number): void {
    Atomics.store(this.signals, address / 4, value);
  }
}
