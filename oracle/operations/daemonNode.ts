import { z } from 'zod';
import type { Node } from '../../spec/api/objects/core.ts';
import { nodeEligibility } from '../../spec/controllers/daemonSet/nodeEligibility.ts';
import { defaultedDaemonSet } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { decoded, withShape } from '../request.ts';

const daemonNodeShape = z.object({ node: decoded<Node>('core.Node'), daemonSet: defaultedDaemonSet });

export const daemonNode: Operation = {
  op: 'daemonNode',
  says: 'whether a DaemonSet runs a Pod on a node, and whether one that is there may stay',
  ...withShape(daemonNodeShape, ({ node, daemonSet }) => ({ ...nodeEligibility(daemonSet)(node) })),
};
