/** Whether a kubelet takes a Pod. A rejected Pod is Failed, with this reason and message, and never runs. */
export type AdmissionDecision =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly reason: string; readonly message: string };

export const admitted: AdmissionDecision = { admitted: true };

export const rejected = (reason: string, message: string): AdmissionDecision => ({
  admitted: false,
  reason,
  message,
});
