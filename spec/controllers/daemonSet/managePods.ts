import type { DaemonSetPass, Errors } from './daemonSetView.ts';
import { type PodsByNode, podsByNode } from './podsByNode.ts';
import { workOnNode } from './podsOnNode.ts';
import { syncNodes } from './syncNodes.ts';

/** Pods for nodes that are gone and on which they never were: nobody else would delete them. */
const podsWithoutNode = ({ view }: DaemonSetPass, pods: PodsByNode): readonly string[] => {
  const nodes = new Set(view.nodes.map(({ metadata }) => metadata?.name ?? ''));
  return [...pods]
    .filter(([node]) => !nodes.has(node))
    .flatMap(([, each]) => each.filter(({ spec }) => !spec?.nodeName))
    .map(({ metadata }) => metadata?.name ?? '');
};

/**
 * Sees to it that each node that is to run a Pod has one, and no other node has any. Pods of a new template are not yet thought
 * of; a Pod that is created here has it.
 */
export const managePods = (pass: DaemonSetPass, hash: string): Errors => {
  const { errors, pods } = podsByNode(pass);
  if (errors) return errors;
  const deletes: string[] = [];
  const creates: string[] = [];
  for (const node of pass.view.nodes) {
    const name = node.metadata?.name ?? '';
    const work = workOnNode(pass, name, pass.eligibilityOf(node), pods.get(name), hash);
    if (work.create) creates.push(name);
    deletes.push(...work.deletes.map(({ metadata }) => metadata?.name ?? ''));
  }
  return syncNodes(pass, { deletes: [...deletes, ...podsWithoutNode(pass, pods)], creates }, hash);
};
