import { containersOf } from '../../../../spec/api/containers.ts';
import { imagePull } from '../../../../spec/kubelet/backoff/imagePullBackoff.ts';
import type { Recorded, RecordedPod } from './recordedPod.ts';
import type { RuntimeLine } from './runtimeLine.ts';
import type { Statement } from './statement.ts';

/** The first time that a node was seen to have an image, in unix seconds. */
const firstPulls = ({ pods }: Recorded): ReadonlyMap<string, number> => {
  const pulls = pods.flatMap(({ log }) => log.filter(({ op, ok }) => op === 'PullImage' && ok));
  const first = new Map<string, number>();
  for (const { node, image, time } of pulls) {
    const key = `${node} ${image}`;
    first.set(key, Math.min(first.get(key) ?? time, time));
  }
  return first;
};

const policyOf = ({ shown }: RecordedPod, image: string | undefined) => {
  const all = shown.flatMap(({ pod: { spec } }) => containersOf(spec));
  return all.find((each) => each.image === image)?.imagePullPolicy;
};

/** Why the image was not to be pulled, if so: the decision fell after the Pod's call before (`since`). */
const wrongPull = (pod: RecordedPod, line: RuntimeLine, since: number, present: boolean) => {
  const policy = policyOf(pod, line.image);
  if (policy !== 'Always' && policy !== 'IfNotPresent' && policy !== 'Never') {
    return `${pod.name}: ${line.ts} ${line.image} is none of its images`;
  }
  const { kind } = imagePull(policy, present, undefined, since);
  return kind === 'pull' ? undefined : `${pod.name}: ${line.ts} ${line.image} is pulled: ${kind}`;
};

export const presentImages: Statement = {
  says: 'an image of a Pod is pulled if the policy says Always, or if its node does not have it',
  judge: (recorded) => {
    const first = firstPulls(recorded);
    const cases = recorded.pods.flatMap((pod) =>
      pod.log.flatMap((line, at) => {
        if (line.op !== 'PullImage') return [];
        const since = pod.log[at - 1]?.time ?? 0;
        return [wrongPull(pod, line, since, (first.get(`${line.node} ${line.image}`) ?? Infinity) < since)];
      }),
    );
    return { exercised: cases.length, breaches: cases.flatMap((wrong) => wrong ?? []) };
  },
};
