import { hasTaint, isGone, seenTaint, taints } from '../charts/daemonNode.ts';
import type { DaemonSetWrite } from '../decisions/daemonSetWrites.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { SeenPodParts } from '../parts/controllerParts.ts';
import type { DaemonSetControllerParts, DaemonSetParts, SeenNodeParts } from '../parts/daemonSetParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { passRules, type WriteRule } from './passes.ts';
import { isFirstFree, refuseOneMore } from './places.ts';
import { processRules } from './processes.ts';
import { watch, watchPods } from './watching.ts';

const by = 'DaemonSet controller';

/**
 * The DaemonSet controller: it sees nodes and Pods, late, and writes what `syncDaemonSet` decides about what it has seen. That
 * its Pods are bound to the nodes that they are made for takes no time here.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export const daemonSetControllerRules = (
  composer: ControllersComposer,
  { nodes, pods, controllers }: DaemonSetParts,
  budgets: BudgetParts,
) => {
  const ofPods = composer.actor(by, () => watchPods(composer, controllers, nodes));
  const views = controllers.flatMap((controller) =>
    controller.nodes.map((node): View => ({ ...node, controller })),
  );
  const ofNodes = composer.actor(by, () =>
    watch(
      composer,
      views,
      ({ view }) => view,
      ({ controller }) => controller,
      (verb) => ({
        gone: {
          rule: `${verb} that the node is gone`,
          as: 'Unseen',
          when: ({ of, view }: View) => [
            of.node.is(isGone),
            view.is((state) => seenTaint(state) !== undefined),
          ],
        },
        ...Object.fromEntries(
          taints.map((taint) => [
            taint,
            {
              rule: `${verb} the node ${taint === 'none' ? 'without a taint' : `with a taint of ${taint}`}`,
              as: 'Present' as const,
              details: { taint },
              when: ({ of, view }: View) => [
                of.node.is(hasTaint(taint)),
                view.isNot((state) => seenTaint(state) === taint),
              ],
            },
          ]),
        ),
      }),
    ),
  );
  const { hasListed } = processRules(composer, budgets, by, controllers);
  const about = controllers
    .flatMap((controller) =>
      controller.pods.flatMap((pod) => controller.nodes.map((target) => ({ ...pod, controller, target }))),
    )
    .map(
      (subject, at): Subject => ({
        ...subject,
        id: at + 1,
        name: `${subject.pod.name} on ${subject.target.name}`,
      }),
    );
  const { endsPass, writes } = passRules(composer, budgets, {
    by,
    controllers,
    about,
    writes: {
      createsDaemon: {
        rule: 'creates the Pod of a node',
        is: (write, { target }) => write.kind === 'createPod' && write.node === target.of.id,
        when: ({ pod }) => isFirstFree(pod, pods, controllers),
        inApi: ({ pod, target }) => [pod.object.send({ type: 'CREATE', kind: target.of.id })],
        remembers: ({ own }) => [own.send({ type: 'CREATED' })],
        facts: ({ controller, target }) => ({
          action: 'creation of a daemon Pod',
          daemon: { controller: controller.id, node: target.of.id },
        }),
      },
      deletesDaemon: {
        rule: 'deletes the Pod of a node',
        is: (write, { pod, target }) =>
          write.kind === 'deletePod' && write.places.includes(pod.id) && write.node === target.of.id,
        inApi: ({ pod }) => [pod.object.tell({ type: 'DELETE' })],
        remembers: ({ own }) => [own.send({ type: 'DELETED' })],
      },
    } satisfies { readonly [key: string]: WriteRule<Subject, DaemonSetWrite> },
  });
  refuseOneMore(composer, by, pods, controllers);
  return {
    sees: [...ofPods.sees, ...ofNodes.sees],
    lists: [...ofPods.lists, ...ofNodes.lists, hasListed],
    endsPass,
    changeable: writes,
  };
};

/** A node as a controller sees it. */
type View = SeenNodeParts & { readonly controller: DaemonSetControllerParts };

/** A place for a Pod, and the node that it may be made for. */
type Subject = SeenPodParts & {
  readonly controller: DaemonSetControllerParts;
  readonly target: SeenNodeParts;
};
