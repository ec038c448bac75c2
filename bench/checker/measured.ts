/** One exploration: how much was found, and what it took. */
export type Measured = {
  readonly who: string;
  readonly states: number;
  readonly transitions?: number;
  /** wall seconds, and seconds of all processors together */
  readonly seconds: number;
  readonly cpu?: number;
  readonly bytes?: number;
};

/** Runs something and measures it; the fastest of several runs. */
export const bestOf = (runs: number, run: () => Omit<Measured, 'seconds' | 'cpu'>): Measured => {
  const all = Array.from({ length: runs }, () => measured(run));
  return all.reduce((best, one) => (one.seconds < best.seconds ? one : best));
};

export const measured = (run: () => Omit<Measured, 'seconds' | 'cpu'>): Measured => {
  const before = process.cpuUsage();
  const start = performance.now();
  const result = run();
  const seconds = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(before);
  return { ...result, seconds, cpu: (user + system) / 1e6 };
};

export const lineOf = ({ who, states, transitions, seconds, cpu, bytes }: Measured): string =>
  [
    who.padEnd(34),
    `${states.toLocaleString('en')} states`.padStart(19),
    `${seconds.toFixed(2)} s`.padStart(10),
    (cpu === undefined ? '' : `${cpu.toFixed(2)} s CPU`).padStart(13),
    perSecond(states, cpu ?? seconds, 'states').padStart(18),
    (transitions === undefined ? '' : perSecond(transitions, cpu ?? seconds, 'steps')).padStart(18),
    (bytes === undefined ? '' : `${(bytes / states).toFixed(1)} B a state`).padStart(18),
  ].join('');

const perSecond = (count: number, seconds: number, what: string): string =>
  count / seconds >= 1e5
    ? `${(count / seconds / 1e6).toFixed(2)} M ${what}/s`
    : `${Math.round(count / seconds).toLocaleString('en')} ${what}/s`;
