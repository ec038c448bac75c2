import { memoryOf, milliCPUOf, noAmounts } from '../../amounts.ts';
import { maxNodeScore } from '../../plugin.ts';
import type { PodInfo } from '../../podInfo.ts';
import { podRequests } from '../../podRequests.ts';
import { requestsForFit } from '../../scores/nodeResourcesFit.ts';
import { areExact, evennessOf, type ResourceTable } from '../resourceTable.ts';
import { note, type ScoreBoard } from './board.ts';

const leftover = (requested: number, allocatable: number): number =>
  requested > allocatable ? 0 : Math.trunc(((allocatable - requested) * maxNodeScore) / allocatable);

/** NodeResourcesFit on columns of numbers; false if the amounts are too large for it. */
export const scoreFit = (board: ScoreBoard, table: ResourceTable, pod: PodInfo): boolean => {
  const { milliCPU, memory } = requestsForFit(pod);
  if (!table.exact || !areExact({ ...noAmounts, milliCPU, memory })) return false;
  const [cpu, bytes] = [Number(milliCPU), Number(memory)];
  const [cpus, memories] = [table.cpu.allocatable, table.memory.allocatable];
  const { nonZeroCPU, nonZeroMemory } = table;
  note(board, 'NodeResourcesFit', 1, (node) => {
    const allCPU = cpus[node] ?? 0;
    const allMemory = memories[node] ?? 0;
    const cpuScore = allCPU === 0 ? 0 : leftover((nonZeroCPU[node] ?? 0) + cpu, allCPU);
    const memoryScore = allMemory === 0 ? 0 : leftover((nonZeroMemory[node] ?? 0) + bytes, allMemory);
    const counted = (allCPU === 0 ? 0 : 1) + (allMemory === 0 ? 0 : 1);
    return counted === 0 ? 0 : Math.trunc((cpuScore + memoryScore) / counted);
  });
  return true;
};

/** NodeResourcesBalancedAllocation on columns of numbers; false if the amounts are too large for it. */
export const scoreBalance = (board: ScoreBoard, table: ResourceTable, pod: PodInfo): boolean => {
  const requests = podRequests(pod.pod, { useStatus: true });
  const [milliCPU, memory] = [milliCPUOf(requests), memoryOf(requests)];
  if (milliCPU === 0n && memory === 0n) return true;
  if (!table.exact || !areExact({ ...noAmounts, milliCPU, memory })) return false;
  const [cpu, bytes] = [Number(milliCPU), Number(memory)];
  note(board, 'NodeResourcesBalancedAllocation', 1, (node) => {
    const allCPU = table.cpu.allocatable[node] ?? 0;
    const allMemory = table.memory.allocatable[node] ?? 0;
    const usedCPU = (table.cpu.requested[node] ?? 0) + cpu;
    const usedMemory = (table.memory.requested[node] ?? 0) + bytes;
    const gain = evennessOf(usedCPU, allCPU, usedMemory, allMemory) - (table.evenness[node] ?? 0);
    return maxNodeScore / 2 + Math.trunc((maxNodeScore / 2 + gain) / 2);
  });
  return true;
};
