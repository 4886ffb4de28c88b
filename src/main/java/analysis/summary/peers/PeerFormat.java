package analysis.summary.peers;

import com.fasterxml.jackson.databind.JsonNode;

/** Kind of result file of another load tester; the Javadoc of each class is the grammar of what it reads. */
interface PeerFormat {

    /** Whose files they are. */
    Peer tool();

    /** Whether a file that begins with {@code first} is of this kind. */
    boolean matches(JsonNode first);

    /**
     * Gives what is in {@code file} to {@code load}.
     *
     * @throws run.file.UnreadableFileException if it is not as this kind of file is
     */
    void read(PeerFile file, PeerLoad load);
}
