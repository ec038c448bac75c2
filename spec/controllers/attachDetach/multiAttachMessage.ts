import type { PodName, WantedVolume } from './attachments.ts';

/** What the users of a Pod are told of a volume that it waits for, by who uses it on other nodes. Pods of other namespaces are not named. */
export const multiAttachMessage = (
  volume: string,
  { namespace }: PodName,
  users: readonly WantedVolume[],
): string => {
  const said = (what: string): string => `Multi-Attach error for volume "${volume}" ${what}`;
  const pods = users.flatMap((user) => user.pods);
  if (pods.length === 0) {
    return said("Volume is already exclusively attached to one node and can't be attached to another");
  }
  const own = pods.filter((pod) => pod.namespace === namespace).map(({ name }) => name);
  const others = pods.length - own.length;
  if (own.length === 0) return said(`Volume is already used by ${others} pod(s) in different namespaces`);
  const also = others > 0 ? ` and ${others} pod(s) in different namespaces` : '';
  return said(`Volume is already used by pod(s) ${own.join(', ')}${also}`);
};
