import { type Requirement, satisfiesRequirement } from '../../api/labelSelector.ts';
import type { CompiledTerm } from '../../api/nodeSelector.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import type { RequiredNodeAffinity } from '../requiredNodeAffinity.ts';
import { columnOf, type PreparedCluster } from './preparedCluster.ts';

/** By node: 1 where something holds. */
export type NodeMask = Uint8Array;

/** Takes out the nodes that do not satisfy a requirement; it is judged once for each value that nodes have. */
const keepSatisfying = (prepared: PreparedCluster, mask: NodeMask, requirement: Requirement): void => {
  const { ids, values } = columnOf(prepared, requirement.key);
  const absent = satisfiesRequirement(requirement, {}) ? 1 : 0;
  const present = Uint8Array.from(values, (value) =>
    satisfiesRequirement(requirement, { [requirement.key]: value }) ? 1 : 0,
  );
  for (let node = 0; node < mask.length; node++) {
    const id = ids[node] ?? -1;
    mask[node] = (mask[node] ?? 0) & (id < 0 ? absent : (present[id] ?? 0));
  }
};

const keepNamed = (
  { nodes }: PreparedCluster,
  mask: NodeMask,
  { key, operator, values }: Requirement,
): void => {
  for (const [index, { name }] of nodes.entries()) {
    const same = (key === 'metadata.name' ? name : '') === values[0];
    if (same !== (operator === 'In')) mask[index] = 0;
  }
};

/** The nodes that match a term. */
export const termMask = (
  prepared: PreparedCluster,
  { expressions, fields, problems }: CompiledTerm,
): NodeMask => {
  const mask = new Uint8Array(prepared.nodes.length);
  if (problems.length > 0) return mask;
  mask.fill(1);
  for (const expression of expressions) keepSatisfying(prepared, mask, expression);
  for (const field of fields) keepNamed(prepared, mask, field);
  return mask;
};

/** The nodes that a Pod insists on; undefined if it does not insist on any. */
export const affinityMask = (
  prepared: PreparedCluster,
  { nodeSelector, terms }: RequiredNodeAffinity,
): NodeMask | undefined => {
  const selected = Object.entries(nodeSelector);
  if (selected.length === 0 && terms === undefined) return undefined;
  const mask = new Uint8Array(prepared.nodes.length).fill(terms === undefined ? 1 : 0);
  for (const term of terms ?? []) {
    const matching = termMask(prepared, term);
    for (let node = 0; node < mask.length; node++) mask[node] = (mask[node] ?? 0) | (matching[node] ?? 0);
  }
  for (const [key, value] of selected)
    keepSatisfying(prepared, mask, { key, operator: 'In', values: [value] });
  return mask;
};

/** Something about each node that depends on its class alone, judged once for each class. */
export const byNodeClass = <T>(
  { nodeClasses }: PreparedCluster,
  judge: (node: NodeInfo) => T,
): readonly T[] => nodeClasses.samples.map(judge);
