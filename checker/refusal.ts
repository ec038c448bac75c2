/**
 * Why a system, a law or a bound is refused. The checker refuses loudly and early: at composition or at
 * compilation, naming the chart, the state and the reason, and never in the middle of a search.
 */
const refusalCodes = {
  CK101: 'a chart uses something that has no meaning in a checked system',
  CK102: 'a chart has more local states than the limit: its context is not finite enough',
  CK103: 'a predicate or a guard did not return the same boolean twice',
  CK104: 'no rule ever sends this event, or no state of the chart takes it',
  CK201: 'two components, rules or laws have the same name',
  CK202: 'a component takes part twice in one rule',
  CK203: 'components that must share a group do not',
  CK204: 'a count can never be in its range',
  CK205: 'a group has more joint states than the limit',
  CK206: 'the urgent rules never settle',
  CK207: 'a law names a view that the system does not have',
  CK208: 'too many alternatives in one guard',
  CK301: 'the packed state is too wide',
  CK302: 'a bound is out of range',
  CK303: 'a recorded trace does not replay',
  CK304: 'a checkpoint cannot be resumed',
  CK305: 'a checkpoint cannot be written',
  CK306: 'this way of searching has nothing to offer for the system',
} as const;

export type RefusalCode = keyof typeof refusalCodes;

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly where: string;

  constructor(code: RefusalCode, where: string, reason: string) {
    super(`${where}: ${reason} (${code})`);
    this.name = 'Refusal';
    this.code = code;
    this.where = where;
  }
}
