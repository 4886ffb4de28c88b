package analysis.summary.reading;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import run.Generation;
import run.InjectorPlace;
import run.LifecycleEvent;
import run.ResourceSample;
import run.RunInfo;
import run.file.UnreadableFileException;
import run.folder.MergeJson;
import run.folder.RunDirectory;
import run.folder.RunFile;

/** Run folders of the injectors of one load, with the corrections of their clocks. */
final class OneLoad {

    private final Map<RunDirectory, List<RunInfo>> injectors = new IdentityHashMap<>();
    private final ServerClocks clocks;

    /** @throws UnreadableFileException if an injector is given twice, which would duplicate its samples */
    OneLoad(List<RunDirectory> folders) {
        Map<String, Path> seen = new HashMap<>();
        for (RunDirectory folder : folders) {
            List<RunInfo> here = folder.file(RunFile.MERGE)
                    .map(file -> MergeJson.read(file).injectors())
                    .orElseGet(() -> folder.info().stream().toList());
            for (RunInfo info : here) {
                Path before = seen.put(identity(info, folder), folder.path());
                if (before != null) {
                    throw new UnreadableFileException(
                            folder.path(),
                            "is of the same injector as " + before + ": " + identity(info, folder)
                                    + "; give each run once");
                }
            }
            injectors.put(folder, here);
        }
        clocks = ServerClocks.of(
                injectors.values().stream().flatMap(List::stream).toList());
    }

    private static String identity(RunInfo info, RunDirectory folder) {
        return InjectorPlace.of(info)
                .map(place -> "injector " + place.index() + " of " + place.count())
                .orElseGet(() -> info.environment() == null
                        ? folder.path().toString()
                        : "injector '" + Injectors.name(info) + "' on "
                                + info.environment().host() + ", started at " + info.start());
    }

    /** Injectors whose rows are in {@code folder}: one, several of a merged run, or none without a description. */
    List<RunInfo> injectors(RunDirectory folder) {
        return injectors.get(folder).stream()
                .map(info -> ServerClocks.moved(info, clocks.shift(info)))
                .toList();
    }

    /** Clock correction of the times in {@code folder}. */
    Shift shift(RunDirectory folder) {
        Map<String, Duration> byName = new HashMap<>();
        injectors.get(folder).forEach(info -> byName.put(Injectors.name(info), clocks.shift(info)));
        Duration ofAll = byName.size() == 1 ? byName.values().iterator().next() : Duration.ZERO;
        byName.values().removeIf(Duration::isZero);
        return new Shift(byName, ofAll);
    }

    /**
     * Clock correction of the rows of a folder.
     *
     * @param byName correction by name of the injector, where it is not zero
     * @param ofAll correction of rows that do not name their injector; zero in a folder of several injectors
     */
    record Shift(Map<String, Duration> byName, Duration ofAll) {

        Generation of(Generation row) {
            return byName.isEmpty()
                    ? row
                    : ServerClocks.moved(row, byName.getOrDefault(row.origin().injector(), Duration.ZERO));
        }

        LifecycleEvent of(LifecycleEvent row) {
            return ofAll.isZero() ? row : row.at(row.timestamp().plus(ofAll));
        }

        ResourceSample of(ResourceSample row) {
            return byName.isEmpty()
                    ? row
                    : new ResourceSample(
                            row.timestamp().plus(byName.getOrDefault(row.injector(), Duration.ZERO)),
                            row.source(),
                            row.resource(),
                            row.value(),
                            row.rawName(),
                            row.injector());
        }
    }
}
