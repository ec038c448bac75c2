import type { NodeWrite } from '../../spec/controllers/nodeLifecycle/nodeLifecycleView.ts';
import { conditionOf } from '../../spec/controllers/nodeLifecycle/nodeTaints.ts';
import type { ReconciliationOf } from '../../spec/controllers/reconcile/reconciliation.ts';
import { statusChange } from './statusChange.ts';
import type { Told, ToldWrite } from './told.ts';
import { delayText, doesText, listText, nameOf, objectText, podsText } from './words.ts';

type Of = ReconciliationOf<'nodeLifecycle'>;

const toldWrite = ({ node }: Of, write: NodeWrite): ToldWrite => {
  const object = objectText('Node', node);
  if (write.kind === 'markPodNotReady') {
    return {
      verb: 'update',
      object: `${objectText('Pod', write.pod)} status`,
      change: 'Ready False (NodeNotReady)',
    };
  }
  if (write.kind === 'setConditions') {
    const { conditions } = write;
    const change = statusChange({ conditions: node.status?.conditions ?? [] }, { conditions });
    return { verb: 'update', object: `${object} status`, change };
  }
  const { key, effect } = write.taint;
  const change = `${write.kind === 'addTaint' ? 'gets' : 'loses'} the taint ${key}:${effect}`;
  return { verb: 'update', object, change };
};

const taintsOf = ({ writes }: Of, kind: 'addTaint' | 'removeTaint'): readonly string[] =>
  writes.flatMap((write) => (write.kind === kind ? [`${write.taint.key}:${write.taint.effect}`] : []));

const saysOf = (of: Of): string => {
  const [added, removed] = [taintsOf(of, 'addTaint'), taintsOf(of, 'removeTaint')];
  const pods = of.writes.flatMap((write) => (write.kind === 'markPodNotReady' ? [nameOf(write.pod)] : []));
  return doesText(
    [
      ...(of.writes.some(({ kind }) => kind === 'setConditions')
        ? ['has its conditions set to Unknown']
        : []),
      ...(added.length > 0 ? [`gets ${listText(added)}`] : []),
      ...(removed.length > 0 ? [`loses ${listText(removed)}`] : []),
      ...(pods.length > 0 ? [`has ${podsText(pods)} told not to be ready`] : []),
    ],
    'has nothing to change',
  );
};

const whyOf = ({ node, now, heardAt, graceSeconds, isCutOff }: Of): readonly string[] => {
  const ready = conditionOf(node, 'Ready');
  const heard =
    heardAt === undefined
      ? 'its lease is not in the input: it is taken as heard of just now'
      : `it was last heard of ${delayText(now - heardAt)} ago, by its status or its lease; ${graceSeconds} s are allowed`;
  return [
    ready ? `its condition Ready is ${ready.status}` : 'it has no condition Ready',
    heard,
    ...(isCutOff
      ? ['no node of the input is ready: the controller takes itself to be cut off, and drives no Pods away']
      : []),
  ];
};

/** What the node lifecycle controller does next about a node. */
export const nodeTold = (of: Of): Told => ({
  controller: 'node lifecycle',
  object: objectText('Node', of.node),
  says: saysOf(of),
  why: whyOf(of),
  writes: of.writes.map((write) => toldWrite(of, write)),
  errors: [],
  requeueAfterMs: undefined,
});
