import { now as clock } from '../explore/clock.ts';

/** A limit that ends work before it is done. */
export type LimitMet = 'seconds' | 'bytes' | 'interrupted';

/** How far a phase is: so many of something, and when. */
export type Pace = {
  readonly phase: string;
  /** `12,000 local states of pod[1]`; empty where nothing was counted yet */
  readonly figure: string;
  /** since the budget began, and since the phase did */
  readonly seconds: number;
  readonly ofPhase: number;
};

export type PhaseTime = { readonly phase: string; readonly seconds: number };

export type BudgetOptions = {
  /** from now on; absent: no limit */
  readonly seconds?: number | undefined;
  /** of `memory` */
  readonly bytes?: number | undefined;
  /** milliseconds; a test lets each question take one */
  readonly now?: () => number;
  readonly memory?: () => number;
  readonly isInterrupted?: () => boolean;
  /** told at most every `telling` milliseconds */
  readonly onPace?: (pace: Pace) => void;
};

/** milliseconds between two looks at the memory, and between two words about how far it is */
const telling = 100;

/**
 * What work may take, all of its phases together: time, memory, and the patience of who waits. Loops that may last ask
 * it on each of their rounds (`pace`); it says which limit is met, and says it again to who asks later.
 */
export class Budget {
  private readonly options: BudgetOptions;
  private readonly now: () => number;
  private readonly start: number;
  private readonly times: { phase: string; seconds: number }[] = [];
  private deadline: number;
  private began: number;
  private told: number;
  private isFull = false;

  constructor(options: BudgetOptions = {}) {
    this.options = options;
    this.now = options.now ?? clock;
    this.start = this.now();
    this.began = this.start;
    this.told = this.start;
    this.deadline = this.start + 1000 * (options.seconds ?? Number.POSITIVE_INFINITY);
  }

  /** What is done now. */
  get phase(): string {
    return this.times.at(-1)?.phase ?? '';
  }

  /** Seconds since it began. */
  get seconds(): number {
    return (this.now() - this.start) / 1000;
  }

  /** Seconds that are left; infinite without a limit. */
  get left(): number {
    return (this.deadline - this.now()) / 1000;
  }

  /** Begins a phase, which ends the one before it. One that is begun again goes on. */
  begin(phase: string): void {
    this.endPhase();
    const known = this.times.findIndex((each) => each.phase === phase);
    const [again] = known < 0 ? [] : this.times.splice(known, 1);
    this.times.push(again ?? { phase, seconds: 0 });
    this.tell(0, '', '');
  }

  /** How long each phase took so far, the present one last. */
  phases(): readonly PhaseTime[] {
    this.endPhase();
    return this.times;
  }

  /** Bytes that may still be taken; infinite where there is no limit, or nobody measures. */
  bytesLeft(): number {
    const { bytes, memory } = this.options;
    return bytes === undefined || !memory ? Number.POSITIVE_INFINITY : bytes - memory();
  }

  /** Another number of seconds from now on, for an attempt that is not to take all that is left. */
  grant(seconds: number): void {
    this.deadline = this.now() + 1000 * seconds;
  }

  /** Which limit is met, if one is. What was counted so far is told to who waits: so many of something, and whose. */
  look(count = 0, of = '', whose = ''): LimitMet | undefined {
    const now = this.now();
    const { isInterrupted, bytes, memory } = this.options;
    if (isInterrupted?.()) return 'interrupted';
    if (now >= this.deadline) return 'seconds';
    if (this.isFull) return 'bytes';
    if (now - this.told < telling) return undefined;
    this.told = now;
    if (bytes !== undefined && memory && memory() >= bytes) {
      this.isFull = true;
      return 'bytes';
    }
    this.tell(count, of, whose);
    return undefined;
  }

  private tell(count: number, of: string, whose: string): void {
    const { onPace } = this.options;
    if (!onPace) return;
    const figure = of === '' ? '' : `${count.toLocaleString('en-US')} ${of}${whose && ` of ${whose}`}`;
    const now = this.now();
    onPace({
      phase: this.phase,
      figure,
      seconds: (now - this.start) / 1000,
      ofPhase: (now - this.began) / 1000,
    });
  }

  private endPhase(): void {
    const now = this.now();
    const present = this.times.at(-1);
    if (present) present.seconds += (now - this.began) / 1000;
    this.began = now;
  }
}
