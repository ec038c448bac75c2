import { expect, test } from 'vitest';
import { LazyRun } from '../../../../checker/lazy/lazyRun.ts';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import { isSeenThere } from '../../../../models/controllers/charts/claimant.ts';
import { isWorking } from '../../../../models/controllers/charts/controllerProcess.ts';
import { attachmentOf } from '../../../../models/controllers/charts/knownAttachment.ts';
import { isDetaching } from '../../../../models/controllers/charts/volumeAttachment.ts';
import { seenHealthOf } from '../../../../models/controllers/charts/volumeNode.ts';
import { isIdle } from '../../../../models/controllers/charts/volumeOperation.ts';
import { composeVolume } from '../../../../models/controllers/composeVolume.ts';
import { calm } from '../../../../models/controllers/plan/controllersPlan.ts';
import { reconcileAttachments } from '../../../../spec/controllers/attachDetach/reconcileAttachments.ts';

const now = Date.UTC(2026, 5, 1);
const minutes = (count: number): number => now - count * 60_000;
const since = { no: undefined, 'since shortly': minutes(1), 'for long': minutes(7) };

/** What the rules of the model start. */
const starts: { readonly [rule: string]: string } = {
  'attaches the volume to the node': 'attach',
  'takes back that the volume is attached, to detach it': 'detach',
  'takes back that the volume is attached, to detach it unasked': 'force detach',
};

test('the attach-detach controller of the model starts what reconcileAttachments decides about what it has seen', () => {
  const { system, parts } = composeVolume({
    gate: 'on',
    lags: true,
    places: 1,
    nodes: [1, 2].map((id) => ({ id, name: `node ${id}` })),
    budgets: {
      ...calm,
      deletions: 3,
      controllerRestarts: 1,
      lostReplies: 1,
      partitions: 1,
      forcedDeletions: 1,
      expiries: 1,
      taints: 1,
    },
  });
  const { nodes, controller } = parts;
  const run = new LazyRun(system);
  const random = randomFrom(5);
  const started = new Map<string, number>();
  for (let life = 0; life < 200; life++) {
    let { state } = run.initial();
    for (let step = 0; step < 60; step++) {
      const enabled = run.enabled(state);
      const free =
        isWorking(run.snapshotOf(controller.process, state)) &&
        isIdle(run.snapshotOf(controller.operation, state));
      const attached = nodes.flatMap(({ id, known }) => {
        const it = attachmentOf(run.snapshotOf(known, state));
        const { certain, mounted, unwanted } = it ?? {};
        const node = String(id);
        return it
          ? [{ volume: 'v', node, mounted: mounted!, uncertain: !certain, unwantedSince: since[unwanted!] }]
          : [];
      });
      const wanted = nodes
        .filter(({ seenPod }) => isSeenThere(run.snapshotOf(seenPod, state)))
        .map(({ id }) => ({
          volume: 'v',
          node: String(id),
          pods: [{ namespace: 'default', name: `db-${id}` }],
        }));
      const decided = [attached, attached.toReversed()].flatMap((each, at) =>
        reconcileAttachments({
          now,
          nodes: nodes.map(({ id, seenNode }) => {
            const health = seenHealthOf(run.snapshotOf(seenNode, state));
            return {
              metadata: { name: String(id) },
              spec: {
                taints:
                  health === 'OutOfService'
                    ? [{ key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' }]
                    : [],
              },
              status: { conditions: [{ type: 'Ready', status: health === 'Ready' ? 'True' : 'False' }] },
            };
          }),
          wanted: at === 0 ? wanted : wanted.toReversed(),
          attached: each,
          accessModes: () => ['ReadWriteOnce'],
          told: new Map(),
          disableForceDetachOnTimeout: false,
        }).actions.flatMap((action) => {
          if (action.kind === 'tellMultiAttach') return [];
          const kind = action.kind === 'detach' && action.forced ? 'force detach' : action.kind;
          return [`${kind} ${action.node}`];
        }),
      );
      // an attachment that is being deleted has to be gone before another is created
      const possible = decided.filter((each) => {
        const [kind, node] = each.split(' ');
        const { attachment } = nodes[Number(node) - 1] ?? {};
        return !(kind === 'attach' && attachment && isDetaching(run.snapshotOf(attachment, state)));
      });
      const begun = enabled.flatMap(({ name, args }) => (starts[name] ? [`${starts[name]} ${args[0]}`] : []));
      expect([...new Set(begun)].sort()).toEqual(free ? [...new Set(possible)].sort() : []);
      for (const each of begun) {
        const kind = each.slice(0, each.lastIndexOf(' '));
        started.set(kind, (started.get(kind) ?? 0) + 1);
      }
      if (enabled.length === 0) break;
      state = run.fire(enabled[random.below(enabled.length)]!, state).at(-1)!.after;
    }
  }
  for (const kind of Object.values(starts)) expect(started.get(kind)).toBeGreaterThan(20);
});
