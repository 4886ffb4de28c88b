package analysis.summary.peers;

import com.fasterxml.jackson.databind.JsonNode;

/** Format of a result file of another load tester; the Javadoc of each class is its grammar. */
interface PeerFormat {

    /** Tool that writes the format. */
    Peer tool();

    /** Whether a file whose first value is {@code first} has this format. */
    boolean matches(JsonNode first);

    /**
     * Passes the content of {@code file} to {@code load}.
     *
     * @throws run.file.UnreadableFileException if it does not follow the format
     */
    void read(PeerFile file, PeerLoad load);
}
