import { recordOf } from '../../drivers/observed/reading/traceRecord.ts';
import { TraceJudge } from '../../drivers/observed/traceJudge.ts';
import type { Violation } from '../../drivers/observed/violation.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { problemText } from '../../spec/problem.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { Failure } from '../failure.ts';
import { followOptions } from '../live/followOptions.ts';
import { wholeNumber } from '../read.ts';

/** milliseconds without an event after which what was held back for the sake of order is judged */
const patience = 1_000;

export const watch = (): CommandBody => ({
  operands: [],
  options: [
    ...followOptions,
    { flags: '--json', says: 'print one JSON object a line for each violated law' },
    {
      flags: '--metrics <port>',
      says: 'serve counts of events, gaps and violated laws at this port of this machine (Prometheus: /metrics)',
      read: wholeNumber('--metrics', 0, 65_535),
    },
  ],
  notes:
    'Tells violated laws as they happen, until Ctrl-C or SIGTERM. It only lists and watches: cli/examples/rbac.yaml.\n' +
    'A watch that ends is taken up where it was; where one expired, nothing is told from what may be missing.\n' +
    'exit codes: 0 no law was violated, 1 a law was violated, 2 the cluster cannot be read',
  run: async (_, options, { print, complain, colours, interruptible }) =>
    interruptible(async (interrupted) => {
      const [{ follow }, { WatchMetrics }] = await Promise.all([
        import('../live/follow.ts'),
        import('../live/watchMetrics.ts'),
      ]);
      const metrics = new WatchMetrics();
      const judge = new TraceJudge({ dedicatedNodes: false });
      const colour = paint(colours);
      let line = 0;
      let broken = false;
      const tell = (found: readonly Violation[]): void => {
        for (const each of found) {
          broken = true;
          metrics.broken(each.law);
          const { law, object, uid, message } = each;
          const time = new Date().toISOString();
          if (options.json) print(JSON.stringify({ time, law, object, uid, message }));
          else print(`${time} ${colour.red(law)}: ${object} (${uid}): ${message}`);
        }
      };
      let idle: NodeJS.Timeout | undefined;
      const served =
        options.metrics === undefined ? undefined : await metrics.serve(options.metrics as number);
      if (served && 'code' in served) throw new Failure([served]);
      if (served) complain(`metrics at ${served.address}/metrics`);
      try {
        await follow(
          options,
          (each) => {
            line += 1;
            metrics.event(each);
            const record = recordOf(each, line);
            if ('is' in record) tell(judge.take(record));
            else complain(`${each.resource}: ${record.message} (${record.code})`);
            clearTimeout(idle);
            idle = setTimeout(() => tell(judge.flush()), patience);
          },
          (trouble) => {
            metrics.trouble();
            complain(problemText(trouble));
          },
          interrupted,
        );
      } finally {
        clearTimeout(idle);
        await served?.end();
      }
      tell(judge.flush());
      return broken ? exitCode.broken : exitCode.good;
    }),
});
