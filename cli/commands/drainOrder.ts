import { drainJson, drainText } from '../../reports/drain/drainText.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { clusterObjects } from '../../spec/controllers/reconcile/clusterObjects.ts';
import { knownBudgets } from '../../spec/controllers/reconcile/knownBudgets.ts';
import { drainNode } from '../../spec/kubectl/drainNode.ts';
import type { CommandBody } from '../command.ts';
import { filesOption, nowOption, workedBudgets } from '../evictionInput.ts';
import { exitCode } from '../exitCode.ts';
import { Failure, fail } from '../failure.ts';
import { readObjects } from '../readObjects.ts';

export const drainOrder = (): CommandBody => ({
  operands: [{ name: '<node>', says: 'the node that is to be drained' }],
  options: [
    filesOption,
    { flags: '--ignore-daemonsets', says: 'as kubectl drain: Pods of DaemonSets stay' },
    { flags: '--delete-emptydir-data', says: 'as kubectl drain: Pods with emptyDir volumes go too' },
    { flags: '--force', says: 'as kubectl drain: Pods that nobody replaces go too' },
    nowOption,
    { flags: '--json', says: 'print one JSON object: node, refuses, stays, waves, stuck' },
  ],
  notes:
    'Evicts the Pods of the node as `kubectl drain` does: all at once, and those that a budget keeps again and again.\n' +
    'Between two waves the Pods that went are taken to be replaced by healthy ones elsewhere.\n\n' +
    'example: kubectl get pods,pdb,ds -A -o yaml | podsem drain-order node-1 --ignore-daemonsets -f -\n\n' +
    'exit codes: 0 all that are to go do, 1 some never do, or the drain does not begin, 2 bad input',
  run: async ([node = ''], options, surroundings) => {
    const { file, json, now = Date.now() } = options;
    const { objects, problems } = clusterObjects(
      await readObjects((file as string[] | undefined) ?? [], surroundings),
    );
    if (problems.length > 0) throw new Failure(problems);
    const { nodes, pods, daemonSets } = objects;
    const isKnown = nodes.some(({ metadata }) => metadata?.name === node);
    if (!isKnown && !pods.some(({ spec }) => spec?.nodeName === node)) {
      return fail('PS1203', `there is no node ${node} in the input, nor a Pod on it`);
    }
    const known = knownBudgets(objects, now as number);
    for (const each of workedBudgets(known)) surroundings.complain(each);
    const drain = drainNode({
      now: now as number,
      node,
      pods,
      budgets: known.budgets,
      daemonSets,
      options: {
        ignoreDaemonSets: Boolean(options.ignoreDaemonsets),
        deleteEmptyDirData: Boolean(options.deleteEmptydirData),
        force: Boolean(options.force),
      },
    });
    const { print, columns, colours } = surroundings;
    if (json) print(JSON.stringify({ node, ...drainJson(drain) }, null, 1));
    else print(drainText(node, drain, columns, paint(colours)).join('\n'));
    return drain.refuses.length + drain.stuck.length > 0 ? exitCode.broken : exitCode.good;
  },
});
