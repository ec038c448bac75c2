import type { Amounts } from '../amounts.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import { maxNodeScore } from '../plugin.ts';

/** One resource of all nodes. */
export type ResourceColumn = { readonly allocatable: Float64Array; readonly requested: Float64Array };

/**
 * The resources of all nodes as plain numbers. They are used only while they are `exact`: as long as all
 * amounts are so small that sums, shares and hundredfolds lose nothing in double precision.
 */
export type ResourceTable = {
  exact: boolean;
  readonly cpu: ResourceColumn;
  readonly memory: ResourceColumn;
  readonly ephemeralStorage: ResourceColumn;
  /** Pods that a node takes, and that it has */
  readonly pods: ResourceColumn;
  readonly scalars: ReadonlyMap<string, ResourceColumn>;
  readonly nonZeroCPU: Float64Array;
  readonly nonZeroMemory: Float64Array;
  /** how evenly CPU and memory are used, as NodeResourcesBalancedAllocation has it */
  readonly evenness: Float64Array;
};

/** 64 TiB, or 70 thousand million CPUs. */
const largest = 2n ** 46n;

const isExact = (value: bigint): boolean => value >= 0n && value <= largest;

const columnOf = (size: number): ResourceColumn => ({
  allocatable: new Float64Array(size),
  requested: new Float64Array(size),
});

/** Whether amounts may be counted as plain numbers. */
export const areExact = ({ milliCPU, memory, ephemeralStorage, scalars }: Amounts): boolean =>
  isExact(milliCPU) && isExact(memory) && isExact(ephemeralStorage) && [...scalars.values()].every(isExact);

/** 100 if CPU and memory are used alike, 50 if one is used up and the other free; a node that lacks one is even. */
export const evennessOf = (cpu: number, allCPU: number, memory: number, allMemory: number): number => {
  if (allCPU === 0 || allMemory === 0) return maxNodeScore;
  const deviation = Math.abs((Math.min(1, cpu / allCPU) - Math.min(1, memory / allMemory)) / 2);
  return Math.trunc((1 - deviation) * maxNodeScore);
};

/** Takes over what is used of a node. */
export const readNode = (table: ResourceTable, index: number, node: NodeInfo): void => {
  const { requested, nonZeroRequested, pods } = node;
  table.exact &&=
    areExact(requested) && isExact(nonZeroRequested.milliCPU) && isExact(nonZeroRequested.memory);
  table.cpu.requested[index] = Number(requested.milliCPU);
  table.memory.requested[index] = Number(requested.memory);
  table.ephemeralStorage.requested[index] = Number(requested.ephemeralStorage);
  table.pods.requested[index] = pods.length;
  table.evenness[index] = evennessOf(
    Number(requested.milliCPU),
    table.cpu.allocatable[index] ?? 0,
    Number(requested.memory),
    table.memory.allocatable[index] ?? 0,
  );
  table.nonZeroCPU[index] = Number(nonZeroRequested.milliCPU);
  table.nonZeroMemory[index] = Number(nonZeroRequested.memory);
  for (const [name, column] of table.scalars) {
    column.requested[index] = Number(requested.scalars.get(name) ?? 0n);
  }
};

/** The resources of all nodes; not exact where some amount is larger than a number can hold. */
export const resourceTableOf = (nodes: readonly NodeInfo[]): ResourceTable => {
  const size = nodes.length;
  const names = new Set(nodes.flatMap(({ allocatable }) => [...allocatable.scalars.keys()]));
  const table: ResourceTable = {
    exact: true,
    cpu: columnOf(size),
    memory: columnOf(size),
    ephemeralStorage: columnOf(size),
    pods: columnOf(size),
    scalars: new Map([...names].map((name) => [name, columnOf(size)])),
    nonZeroCPU: new Float64Array(size),
    nonZeroMemory: new Float64Array(size),
    evenness: new Float64Array(size),
  };
  for (const [index, node] of nodes.entries()) {
    const { allocatable } = node;
    table.exact &&= areExact(allocatable) && isExact(allocatable.pods);
    table.cpu.allocatable[index] = Number(allocatable.milliCPU);
    table.memory.allocatable[index] = Number(allocatable.memory);
    table.ephemeralStorage.allocatable[index] = Number(allocatable.ephemeralStorage);
    table.pods.allocatable[index] = Number(allocatable.pods);
    for (const [name, column] of table.scalars) {
      column.allocatable[index] = Number(allocatable.scalars.get(name) ?? 0n);
    }
    readNode(table, index, node);
  }
  return table;
};
