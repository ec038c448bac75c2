import type { Container } from '../../../../spec/api/objects/core.ts';
import { isRestartableInitContainer } from '../../../../spec/api/resources.ts';
import { terminationOrder } from '../../../../spec/kubelet/termination/terminationOrder.ts';
import { gracePeriods, stoppingSince } from './grace.ts';
import { probed } from './probeVerdicts.ts';
import type { RecordedPod } from './recordedPod.ts';
import type { RuntimeLine } from './runtimeLine.ts';
import { runtimeStates } from './runtimeStates.ts';
import { eachPod } from './statement.ts';

/** The init container has been completed in the sandbox, or, a sidecar, has been started. */
const isDone = (container: Container, before: readonly RuntimeLine[], sandbox: string | undefined): boolean =>
  before.some((line) => {
    if (line.container !== container.name || line.sandbox !== sandbox) return false;
    if (isRestartableInitContainer(container)) return line.op === 'StartContainer';
    return line.op === 'Exit' && line.exit === 0;
  });

const specOf = ({ shown }: RecordedPod) => shown[0]?.pod.spec ?? { containers: [] };

export const initOrder = eachPod(
  'init containers are started one after the other, each when the one before is done, and regular containers when all are, in every sandbox',
  (pod) => {
    const { initContainers = [] } = specOf(pod);
    return pod.log.flatMap((line, at) => {
      if (line.op !== 'CreateContainer' || initContainers.length === 0) return [];
      const own = initContainers.findIndex(({ name }) => name === line.container);
      const earlier = own < 0 ? initContainers : initContainers.slice(0, own);
      const awaited = earlier.find((each) => !isDone(each, pod.log.slice(0, at), line.sandbox));
      return [awaited && `${line.ts} ${line.container} does not wait for ${awaited.name}`];
    });
  },
);

export const stopOrder = eachPod(
  'a sidecar is stopped when no container runs any more that it serves, or their grace is over',
  (pod) => {
    const spec = specOf(pod);
    const states = runtimeStates(pod.log);
    const attempts = probed(pod);
    const sidecars = (spec.initContainers ?? []).filter(isRestartableInitContainer);
    return pod.log.flatMap((line, at) => {
      const sidecar = sidecars.find(({ name }) => name === line.container);
      if (line.op !== 'StopContainer' || sidecar === undefined) return [];
      const running = (states[at]?.containers ?? []).filter(({ state }) => state === 'running');
      const names = running.map(({ name }) => name);
      const served = terminationOrder(spec, names).get(sidecar.name) ?? [];
      const waited = line.time - stoppingSince(pod, at);
      const over = gracePeriods(pod, sidecar, line, attempts).some((seconds) => waited >= seconds);
      return [served.length > 0 && !over ? `${line.ts} ${sidecar.name} stops before ${served}` : undefined];
    });
  },
);
