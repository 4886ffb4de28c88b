package inference.resource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** Search in Linux's {@code /proc} for the local process that serves an address. */
final class ListeningProcess {

    /** The state LISTEN in {@code /proc/net/tcp}. */
    private static final String LISTEN = "0A";

    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningProcess() {}

    /** Process id; empty if the server is remote, is this process, or belongs to another user. */
    static OptionalLong of(URI address) {
        try {
            InetAddress host = InetAddress.getByName(address.getHost());
            if (!host.isLoopbackAddress() && NetworkInterface.getByInetAddress(host) == null) {
                return OptionalLong.empty();
            }
            Set<String> sockets = new HashSet<>();
            for (String table : new String[] {"tcp", "tcp6"}) {
                addSockets(Path.of("/proc/net", table), port(address), sockets);
            }
            return sockets.isEmpty() ? OptionalLong.empty() : owner(sockets);
        } catch (IOException | DirectoryIteratorException e) {
            return OptionalLong.empty(); // no /proc, or an unknown host
        }
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }

    private static void addSockets(Path table, int port, Set<String> sockets) throws IOException {
        if (!Files.exists(table)) {
            return;
        }
        String suffix = String.format(":%04X", port);
        for (String line : Files.readAllLines(table)) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length > INODE && fields[LOCAL_ADDRESS].endsWith(suffix) && fields[STATE].equals(LISTEN)) {
                sockets.add("socket:[" + fields[INODE] + "]");
            }
        }
    }

    private static OptionalLong owner(Set<String> sockets) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != ProcessHandle.current().pid() && hasOneOf(sockets, process.resolve("fd"))) {
                    return OptionalLong.of(pid);
                }
            }
        }
        return OptionalLong.empty();
    }

    private static boolean hasOneOf(Set<String> sockets, Path descriptors) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(descriptors)) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return false; // another user's process, or one that has just ended
        }
        return false;
    }
}
