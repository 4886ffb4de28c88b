/**
 * Result files of other load testers, by our definitions. {@link analysis.summary.peers.PeerFile} finds out whose a file is; a
 * {@link analysis.summary.peers.PeerFormat} for each kind of file turns it into rows, or into the figures that a summary states.
 * Only what is defined as ours is, or can be computed as ours is, is taken over ({@code docs/metrics.md}): the rest is absent.
 */
package analysis.summary.peers;
