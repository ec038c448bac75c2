import type { PodGCStep } from '../../spec/controllers/podGC/podGCView.ts';
import type { ReconciliationOf } from '../../spec/controllers/reconcile/reconciliation.ts';
import type { Told, ToldWrite } from './told.ts';
import { count, delayText, nameOf, objectText } from './words.ts';

/** What is done about a Pod for the taints of its node. */
export const taintEvictionTold = ({
  pod,
  node,
  eviction,
  since,
  now,
}: ReconciliationOf<'taintEviction'>): Told => {
  const object = objectText('Pod', pod);
  const taints = (node.spec?.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
  const isDeleted = eviction.kind === 'deleted';
  const waits = eviction.kind === 'scheduled' ? (eviction.deletion.at - now) * 1000 : undefined;
  const stays =
    waits === undefined ? 'stays: it tolerates them for ever' : `is deleted in ${delayText(waits)}`;
  return {
    controller: 'taint eviction',
    object,
    says: isDeleted ? 'is deleted for the taints of its node' : stays,
    why: [
      `${nameOf(node)} has ${taints.map(({ key, value }) => `${key}${value ? `=${value}` : ''}:NoExecute`).join(', ')}, ` +
        `for ${delayText((now - since) * 1000)}${
          waits === undefined || eviction.kind !== 'scheduled'
            ? ''
            : `; it tolerates them for ${delayText((eviction.deletion.at - since) * 1000)}`
        }`,
    ],
    writes: isDeleted
      ? [
          {
            verb: 'update',
            object: `${object} status`,
            change: 'DisruptionTarget True (DeletionByTaintManager)',
          },
          { verb: 'delete', object, change: '' },
        ]
      : [],
    errors: [],
    requeueAfterMs: waits,
  };
};

/** What is done about a Pod that was to be disrupted and never was. */
export const staleDisruptionTold = ({ pod, verdict }: ReconciliationOf<'staleDisruptionTarget'>): Told => {
  const object = objectText('Pod', pod);
  const waits = verdict.kind === 'wait' ? verdict.forMs : undefined;
  return {
    controller: 'disruption',
    object,
    says:
      waits === undefined
        ? 'loses the condition DisruptionTarget'
        : `loses the condition DisruptionTarget in ${delayText(waits)}, unless it is deleted before`,
    why: ['it was to be disrupted and is not being deleted; the condition goes after 2 min'],
    writes:
      waits === undefined
        ? [{ verb: 'update', object: `${object} status`, change: 'DisruptionTarget False' }]
        : [],
    errors: [],
    requeueAfterMs: waits,
  };
};

const because: Readonly<Record<PodGCStep, string>> = {
  terminated: 'more Pods have ended than are kept',
  outOfService: 'it is being deleted on a node that is out of service',
  orphaned: 'its node is gone (after 40 s, if the API does not have it either)',
  unscheduledTerminating: 'it is being deleted and has no node',
};

/** What Pod garbage collection does next. */
export const podGCTold = ({ pass }: ReconciliationOf<'podGC'>): Told => {
  const deleted = pass.tried.filter(({ write }) => write.kind === 'deletePod');
  return {
    controller: 'Pod garbage collection',
    object: '',
    says: deleted.length > 0 ? `removes ${count(deleted.length, 'Pod')}` : 'has nothing to do',
    why: [...new Set(deleted.map(({ write }) => write.step))].map((step) => because[step]),
    writes: pass.tried.map(({ write }): ToldWrite => {
      const object = objectText('Pod', write.pod);
      return write.kind === 'deletePod'
        ? { verb: 'delete', object, change: because[write.step] }
        : { verb: 'update', object: `${object} status`, change: 'phase Failed' };
    }),
    errors: [],
    requeueAfterMs: undefined,
  };
};
