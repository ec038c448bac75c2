import { z } from 'zod';
import { byText } from '../../spec/api/byText.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { Node } from '../../spec/api/objects/core.ts';
import {
  type Attachment,
  type AttachmentsPass,
  placeKey,
} from '../../spec/controllers/attachDetach/attachments.ts';
import { reconcileAttachments } from '../../spec/controllers/attachDetach/reconcileAttachments.ts';
import { listOf } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { wholeNumber, withShape } from '../request.ts';

const attachDetachShape = z.object({
  volumes: z.record(z.string(), z.array(z.string()).nullable()).default({}),
  attached: listOf(
    z.object({
      volume: z.string(),
      node: z.string(),
      mounted: z.boolean().default(false),
      uncertain: z.boolean().default(false),
    }),
  ),
  disableForceDetachOnTimeout: z.boolean().default(false),
  steps: listOf(
    z.object({
      /** seconds */
      at: wholeNumber,
      nodes: listOf(
        z.object({
          name: z.string(),
          ready: z.string().default(''),
          outOfService: z.boolean().default(false),
        }),
      ),
      wanted: listOf(
        z.object({
          volume: z.string(),
          node: z.string(),
          pods: listOf(z.object({ namespace: z.string(), name: z.string() })),
        }),
      ),
      mounted: z.array(z.string()).nullish(),
    }),
  ),
});

type Step = z.infer<typeof attachDetachShape>['steps'][number];

const nodeOf = ({ name, ready, outOfService }: Step['nodes'][number]): Node => ({
  metadata: { name },
  spec: {
    taints: outOfService ? [{ key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' }] : [],
  },
  status: { conditions: ready === '' ? [] : [{ type: 'Ready', status: ready }] },
});

/** What is attached once the operations that a pass has started are over. */
const afterPass = ({ actions, attached }: AttachmentsPass): readonly Attachment[] =>
  actions.reduce<readonly Attachment[]>((left, action) => {
    if (action.kind === 'tellMultiAttach') return left;
    const others = left.filter((each) => placeKey(each) !== placeKey(action));
    if (action.kind === 'detach') return others;
    const before = left.find((each) => placeKey(each) === placeKey(action));
    const { volume, node } = action;
    return [
      ...others,
      {
        volume,
        node,
        mounted: before?.mounted ?? false,
        uncertain: false,
        unwantedSince: before?.unwantedSince,
      },
    ];
  }, attached);

const stepAnswer = ({ actions }: AttachmentsPass, attached: readonly Attachment[]): JsonObject => ({
  actions: actions
    .flatMap((action) => {
      if (action.kind === 'tellMultiAttach') return [];
      const how = action.kind === 'detach' ? (action.forced ? ' forced' : ' safe') : '';
      return [`${action.kind} ${action.volume} ${action.node}${how}`];
    })
    .toSorted(byText),
  events: actions
    .flatMap((action) =>
      action.kind === 'tellMultiAttach'
        ? [`${action.pod.namespace}/${action.pod.name} FailedAttachVolume ${action.message}`]
        : [],
    )
    .toSorted(byText),
  attached: attached.map((each) => `${placeKey(each)}${each.uncertain ? ' uncertain' : ''}`).toSorted(byText),
});

export const attachDetach: Operation = {
  op: 'attachDetach',
  says: 'which volumes are attached to nodes and detached from them, step by step, and which Pods wait for one',
  ...withShape(attachDetachShape, (request) => {
    const { volumes, disableForceDetachOnTimeout } = request;
    let attached: readonly Attachment[] = request.attached;
    let told: AttachmentsPass['told'] = new Map();
    let mounted: readonly string[] = request.attached.filter((each) => each.mounted).map(placeKey);
    const steps = request.steps.map((step) => {
      mounted = step.mounted ?? mounted;
      const pass = reconcileAttachments({
        now: step.at * 1000,
        nodes: step.nodes.map(nodeOf),
        wanted: step.wanted.filter(({ pods }) => pods.length > 0),
        attached: attached.map((each) => ({ ...each, mounted: mounted.includes(placeKey(each)) })),
        accessModes: (volume) => volumes[volume] ?? undefined,
        told,
        disableForceDetachOnTimeout,
      });
      attached = afterPass(pass);
      told = pass.told;
      return stepAnswer(pass, attached);
    });
    return { steps };
  }),
};
