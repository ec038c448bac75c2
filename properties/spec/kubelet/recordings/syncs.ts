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
