import { Worker } from 'node:worker_threads';

/** Exit codes, as cli/exitCode.ts has them. */
const badInput = 2;
const undecided = 3;
const unwritten = 74;
const interrupted = 130;

/** seconds, of the clock and of the processors, that the work is given to end by itself where a limit is met */
const grace = 1.5;
/** the same, for what has nothing to tell, or is not to be cut off */
const patient = { 'reading the input': 0, 'telling what was found': 20, 'saving the checkpoint': 300 };

/** milliseconds between two looks at the limits */
const look = 100;

/** milliseconds without a word about how far it is, after which this is said in its place: first, and then again */
const silence = { first: 2_000, again: 15_000 };

const reasons = {
  seconds: 'undecided: the time limit was met',
  bytes: 'undecided: the memory limit was met',
  interrupted: 'interrupted',
};

/**
 * Runs a command line in a thread of its own. Here nothing is done but to print what it says, to listen for Ctrl-C and
 * SIGTERM, and to watch its limits. The work hears of them by a flag that its loops look at; what does not look at it in
 * time is ended all the same, with what is known of it.
 */
export const listenTo = (argv) => {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const { stdout, stderr } = process;
  const worker = new Worker(new URL('./commandThread.mjs', import.meta.url), {
    stdin: true,
    workerData: {
      argv,
      flag,
      colours: Boolean(stdout.isTTY) && !process.env.NO_COLOR,
      interactive: Boolean(stderr.isTTY),
      columns: stdout.columns,
    },
  });
  let phase = 'beginning';
  let limits = {};
  let told = performance.now();
  let patience = silence.first;
  let met;
  let isClosed = false;

  const say = (text) => stderr.write(`${text}\n`);
  const end = (code) => {
    clearInterval(timer);
    process.exitCode = code;
    process.stdin.destroy();
    worker.terminate();
  };
  const printed = {
    print: ({ text }) => {
      if (!isClosed) stdout.write(text);
    },
    complain: ({ text }) => say(text),
    rewrite: ({ text }) => stderr.write(`\r\u001b[2K${text}`),
    phase: (news) => {
      phase = news.phase;
    },
    limits: (news) => {
      limits = news.limits;
    },
    stdin: () => process.stdin.pipe(worker.stdin),
    code: ({ code }) => end(code),
  };
  worker.on('message', (news) => {
    if (news.kind === 'complain' || news.kind === 'rewrite') told = performance.now();
    printed[news.kind](news);
  });
  worker.on('error', (error) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      say(`undecided: memory ran out while ${phase}`);
      end(undecided);
    } else {
      say(`internal error, please report it: ${String(error.message).replaceAll(/\s+/g, ' ')} (PS1999)`);
      end(badInput);
    }
  });

  const interrupt = () => {
    if (Atomics.add(flag, 0, 1) > 0) process.exit(interrupted);
    worker.postMessage('interrupt');
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  stderr.on('error', () => undefined);
  stdout.on('error', (error) => {
    // who reads no more still asked for the verdict's exit code
    isClosed = true;
    if (error.code === 'EPIPE') return;
    const why = error.code === 'ENOSPC' ? 'no space is left on the device' : error.message;
    say(`standard output cannot be written: ${why} (PS1205)`);
    process.exit(unwritten);
  });

  const secondsOfProcessors = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  const limitMet = () => {
    if (Atomics.load(flag, 0) > 0) return 'interrupted';
    if (process.uptime() >= limits.seconds) return 'seconds';
    return process.memoryUsage.rss() >= limits.bytes ? 'bytes' : undefined;
  };
  const timer = setInterval(() => {
    const now = performance.now();
    if (!stderr.isTTY && now - told >= patience) {
      told = now;
      patience = silence.again;
      say(`${phase}, ${Math.round(process.uptime())} s so far`);
    }
    const limit = limitMet();
    // memory may have been given back
    if (met?.limit === 'bytes' && limit !== 'bytes') met = undefined;
    if (limit === undefined) return;
    met ??= { limit, now, cpu: secondsOfProcessors() };
    const left = patient[phase] ?? grace;
    if (now - met.now < 1000 * left || secondsOfProcessors() - met.cpu < left) return;
    const hint = left === 0 ? '' : '. Fewer replicas, containers or faults may do';
    say(`${reasons[met.limit]} while ${phase}; nothing is known yet${hint}`);
    end(met.limit === 'interrupted' ? interrupted : undecided);
  }, look);
};
