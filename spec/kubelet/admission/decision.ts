/** Whether a kubelet takes a Pod. A rejected Pod is Failed, with this reason and message, and never runs. */
export type AdmissionDecision =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly reason: string; readonly message: string };

/** Nothing speaks against the Pod. */
export const admitted: AdmissionDecision = { admitted: true };

/** The Pod is not admitted, for a reason and with a message that its status shows. */
export const rejected = (reason: string, message: string): AdmissionDecision => ({
  admitted: false,
  reason,
  message,
});
