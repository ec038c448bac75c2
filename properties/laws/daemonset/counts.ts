import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { DaemonSet } from '../../../spec/api/objects/apps.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const counts: LawRecord = {
  id: 'daemonset/counts',
  says: "A DaemonSet's status counts the nodes on which it had Pods at some moment, where they should be and where not, and those whose Pod was ready",
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetstatus-v1-apps',
  fields: ['daemonset.status'],
  exceptions: ['Pods on nodes that are gone are not counted'],
  record: ofObjects({
    whole: true,
    about: ['daemonsets'],
    showsLess: [
      'when the controller counted: it lags behind the events, and never goes back',
      'which of several Pods on a node it took',
    ],
    judge: (step) => {
      const { history, after } = step;
      if (!statusChanges(step) || !history.watched.has('pods') || !history.watched.has('nodes'))
        return undefined;
      const moments = history.counted.daemonSets.of(after.metadata.uid);
      const { status } = after as DaemonSet;
      const { currentNumberScheduled = 0, numberMisscheduled = 0, numberReady = 0 } = status ?? {};
      const nodes = currentNumberScheduled + numberMisscheduled;
      const fits = moments?.settle((moment) => {
        if (nodes > moment.nodes || numberReady > moment.maybeReady) return false;
        if (history.goneNodes.size > 0) return true;
        return nodes === moment.nodes && (numberMisscheduled > 0 || numberReady >= moment.surelyReady);
      });
      return moments === undefined || fits
        ? undefined
        : `it counts ${nodes} nodes with Pods of it, and ${numberReady} with ready ones; there were never so many since it counted last (now ${moments.newest.nodes}, and ${moments.newest.maybeReady} ready)`;
    },
  }),
  lies: ['a DaemonSet on a node too many', 'a DaemonSet that is ready where it is not'],
};
