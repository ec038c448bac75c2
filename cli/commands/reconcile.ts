import { objectName } from '../../reports/json/checkReport.ts';
import { reconcileText } from '../../reports/reconcile/reconcileText.ts';
import { tellReconciliation } from '../../reports/reconcile/tellReconciliation.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { reconcile as reconcileObjects } from '../../spec/controllers/reconcile/reconcile.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { Failure, fail } from '../failure.ts';
import { time } from '../read.ts';
import { readObjects } from '../readObjects.ts';

export const reconcile = (): CommandBody => ({
  operands: [
    {
      name: '[files...]',
      says: 'objects as `kubectl get … -o yaml` prints them, or manifests; - is standard input',
    },
  ],
  options: [
    {
      flags: '--now <time>',
      says: 'the time on the clocks of the controllers, such as 2026-11-28T12:00:00Z (default: now)',
      read: time('--now'),
    },
    {
      flags: '--json',
      says: 'print a JSON list of controller, object, says, why, writes, errors, requeueAfterMs',
    },
  ],
  notes:
    'Deployments, ReplicaSets, ReplicationControllers, StatefulSets, DaemonSets, Jobs, CronJobs and\n' +
    'PodDisruptionBudgets are looked at once each, with the Pods, Nodes, PersistentVolumeClaims and\n' +
    'ControllerRevisions of the input; Pods also for the NoExecute taints of their nodes, and by garbage collection;\n' +
    'Namespaces that are being deleted, with all objects of the input that are in them; and all objects by their\n' +
    'owners, which are only taken to be gone if others of their kind are in the input; and Nodes, with their\n' +
    'Leases if they are in it. The controllers have just been started: they remember nothing, see all of the input,\n' +
    'and are refused nothing. Other kinds are named and left out.\n\n' +
    'example: kubectl get deploy,rs,pods -o yaml | podsem reconcile -\n\n' +
    'exit codes: 0 answered, 2 bad input',
  run: async (files, { json, now = Date.now() }, surroundings) => {
    const answer = reconcileObjects(await readObjects(files, surroundings), now as number);
    if (answer.problems.length > 0) throw new Failure(answer.problems);
    const { print, complain, columns, colours } = surroundings;
    for (const object of answer.skipped) complain(`left out: ${objectName(object)}`);
    for (const assumption of answer.assumptions) complain(assumption);
    if (answer.reconciliations.length === 0) {
      return fail('PS1009', 'there is nothing in the input that a controller looks at');
    }
    const told = answer.reconciliations.map(tellReconciliation);
    if (json) print(JSON.stringify(told, null, 1));
    else print(reconcileText(told, columns, paint(colours)).join('\n'));
    return exitCode.good;
  },
});
