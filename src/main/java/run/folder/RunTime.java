package run.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time of a run as sortable text: {@code uuuuMMddHHmmssSSS}, UTC. */
final class RunTime {

    /** Gatling names run folders {@code <simulation>-<time>}, with the time in UTC and ms. */
    private static final Pattern IN_NAME = Pattern.compile(".*-(\\d{17})");

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunTime() {}

    static String of(Path folder) {
        Matcher name = IN_NAME.matcher(folder.getFileName().toString());
        if (name.matches()) {
            return name.group(1);
        }
        try {
            return FORMAT.format(Files.getLastModifiedTime(folder.resolve(RunFile.GENERATIONS.fileName()))
                    .toInstant());
        } catch (IOException e) {
            return ""; // deleted meanwhile: sorts as the oldest
        }
    }
}
