import { paint } from '../../reports/terminal/paint.ts';
import { wrap } from '../../reports/terminal/table.ts';
import type { PodDisruptionBudget } from '../../spec/api/objects/policy.ts';
import { evictPod } from '../../spec/controllers/eviction/evictPod.ts';
import { guardsPod } from '../../spec/controllers/eviction/guardingBudget.ts';
import { refusalText } from '../../spec/controllers/eviction/refusalText.ts';
import { clusterObjects } from '../../spec/controllers/reconcile/clusterObjects.ts';
import { knownBudgets } from '../../spec/controllers/reconcile/knownBudgets.ts';
import type { BoundPod } from '../../spec/kubelet/boundPod.ts';
import type { CommandBody } from '../command.ts';
import { filesOption, nowOption, workedBudgets } from '../evictionInput.ts';
import { exitCode } from '../exitCode.ts';
import { Failure, fail } from '../failure.ts';
import { readObjects } from '../readObjects.ts';

export const evict = (): CommandBody => ({
  operands: [{ name: '<pod>', says: 'the Pod: its name, or namespace/name' }],
  options: [
    filesOption,
    nowOption,
    { flags: '--json', says: 'print one JSON object: pod, evicted, because, budgets' },
  ],
  notes:
    'Asks the eviction subresource of the API, as `kubectl drain` does. The budgets of the input decide by the status\n' +
    'that they have; for those without one it is worked out as the disruption controller does.\n\n' +
    'example: kubectl get pods,pdb -o yaml | podsem evict web-0 -f -\n\n' +
    'exit codes: 0 the Pod goes, 1 it stays, 2 bad input',
  run: async ([asked = ''], { file, json, now = Date.now() }, surroundings) => {
    const { objects, problems } = clusterObjects(
      await readObjects((file as string[] | undefined) ?? [], surroundings),
    );
    if (problems.length > 0) throw new Failure(problems);
    const pods = objects.pods.filter(({ metadata }) =>
      asked.includes('/') ? `${metadata?.namespace}/${metadata?.name}` === asked : metadata?.name === asked,
    );
    const [pod] = pods;
    if (!pod || pods.length > 1) {
      return fail(
        'PS1203',
        `there ${pods.length === 0 ? 'is no Pod' : `are ${pods.length} Pods`} ${asked} in the input`,
      );
    }
    const known = knownBudgets(objects, now as number);
    for (const each of workedBudgets(known)) surroundings.complain(each);
    const { budgets } = known;
    const { name = '', namespace = '' } = pod.metadata ?? {};
    const { outcome } = evictPod({ now: now as number, name, pod: pod as BoundPod, budgets });
    const guards = budgets.filter((budget) => guardsPod(budget, pod as BoundPod));
    const { print, columns, colours } = surroundings;
    const because = outcome.evicted ? undefined : refusalText(outcome.error);
    if (json) {
      const { evicted } = outcome;
      print(JSON.stringify({ pod: `${namespace}/${name}`, evicted, because, budgets: guards }, null, 1));
    } else {
      const colour = paint(colours);
      const answer = outcome.evicted ? 'is evicted' : `stays: ${because}`;
      const paintAnswer = outcome.evicted ? colour.green : colour.red;
      const lines = wrap(`Pod ${namespace}/${name} ${answer}`, columns);
      print(lines.map(paintAnswer).join('\n'));
      for (const line of guards.length > 0 ? guards.map(budgetText) : ['no budget selects it']) {
        print(
          wrap(line, columns - 2)
            .map((each) => `  ${each}`)
            .join('\n'),
        );
      }
    }
    return outcome.evicted ? exitCode.good : exitCode.broken;
  },
});

const budgetText = ({ metadata, status = {} }: PodDisruptionBudget): string =>
  `budget ${metadata?.name}: ${status.expectedPods ?? 0} Pods are expected, ${status.desiredHealthy ?? 0} must stay healthy, ` +
  `${status.currentHealthy ?? 0} are, ${status.disruptionsAllowed ?? 0} may go`;
