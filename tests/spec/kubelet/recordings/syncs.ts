import { isEnding } from './ending.ts';
import { isPlanned, plansOf, syncsBehind } from './plans.ts';
import { eachPod } from './statement.ts';

export const syncs = eachPod(
  'what is created and stopped is what a sync asks for that saw the runtime as it was shortly before',
  (pod) => {
    const plans = plansOf(pod);
    return pod.log.flatMap((line, at) => {
      if (!isPlanned(line) || (line.op === 'StopContainer' && isEnding(pod, line.time))) return [];
      const [sync] = syncsBehind(pod, plans, at);
      return [sync ? undefined : `${line.ts} ${line.op} ${line.container ?? ''}: no sync asks for it`];
    });
  },
);

export const attempts = eachPod(
  'the attempt of a container is one more than that of the newest instance which the sync saw, or else 0',
  (pod) => {
    const plans = plansOf(pod);
    return pod.log.flatMap(({ op, container, attempt, ts }, at) => {
      if (op !== 'CreateContainer') return [];
      const seen = [...syncsBehind(pod, plans, at)].map(({ runtime }) =>
        runtime.containers.find(({ name }) => name === container),
      );
      const next = seen.map((newest) => (newest ? newest.restartCount + 1 : 0));
      return [
        next.includes(attempt ?? 0) ? undefined : `${ts} ${container} is attempt ${attempt}, not ${next}`,
      ];
    });
  },
);
