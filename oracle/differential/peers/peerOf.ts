import { httpPeer } from './httpPeer.ts';
import type { Peer, PeerSettings } from './peer.ts';
import { programPeer } from './programPeer.ts';

/** Another implementation by its address, `http://…` or `https://…`, or by the command that starts it. */
export const peerOf = (against: string, settings: PeerSettings): Peer =>
  /^https?:\/\//.test(against) && URL.canParse(against)
    ? httpPeer(new URL(against), settings)
    : programPeer(against, settings);
