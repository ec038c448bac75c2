import type { Statement } from './statement.ts';
import { eachPod } from './statement.ts';

export const ownAddress: Statement = {
  says: 'no two Pods have the same address at a time',
  judge: ({ pods }) => {
    const holders = new Map<string, string>();
    const breaches: string[] = [];
    const log = pods.flatMap((each) => each.log).sort((one, other) => one.time - other.time);
    const given = log.filter(({ op }) => op === 'RunPodSandbox');
    const addresses = new Map(given.map(({ sandbox, ip = '' }) => [sandbox, ip]));
    for (const { op, sandbox = '', pod, ts } of log) {
      const ip = addresses.get(sandbox) ?? '';
      if (op === 'RunPodSandbox') {
        if (holders.has(ip)) breaches.push(`${pod}: ${ts} ${ip} is that of ${holders.get(ip)}`);
        holders.set(ip, pod);
      }
      if (op === 'StopPodSandbox' || op === 'SandboxDied') holders.delete(ip);
    }
    return { exercised: given.length, breaches };
  },
};

export const shownAddress = eachPod(
  'the address that the API shows of a Pod is the one that its newest sandbox was given before',
  ({ log, shown }) =>
    shown.flatMap(({ time, pod: { status } }, at) => {
      const ip = status?.podIP;
      if (ip === undefined || ip === shown[at - 1]?.pod.status?.podIP) return [];
      const newest = log.findLast((line) => line.op === 'RunPodSandbox' && line.time <= time);
      return [newest?.ip === ip ? undefined : `${ip} is shown, ${newest?.ip} was given`];
    }),
);
