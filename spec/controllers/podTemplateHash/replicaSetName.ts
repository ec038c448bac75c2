/** The longest name of an object (a DNS subdomain). */
const longestName = 253;

/** The name of a Deployment's ReplicaSet: its own name, cut if need be, and the hash of the template. */
export const replicaSetName = (deployment: string, hash: string): string => {
  const longest = longestName - 1 - hash.length;
  return `${longest > 0 ? deployment.slice(0, longest) : deployment}-${hash}`;
};
