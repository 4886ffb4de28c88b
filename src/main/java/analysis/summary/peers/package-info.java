/**
 * Readers of other load testers' result files. {@link analysis.summary.peers.PeerFile} detects the tool; a {@link
 * analysis.summary.peers.PeerFormat} for each kind of file turns it into rows or stated figures. Only values that match
 * our definitions, or from which ours can be computed, are used ({@code docs/metrics.md}): the rest is absent.
 */
package analysis.summary.peers;
