/** The parts of an Event that laws read. */
export type EventObject = {
  readonly involvedObject?: {
    readonly kind?: string;
    readonly uid?: string;
    readonly name?: string;
    readonly namespace?: string;
  };
  readonly firstTimestamp?: string | null;
  readonly lastTimestamp?: string | null;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
};
