package run.folder;

/** The files of a run folder. */
public enum RunFile {
    /** One row per generation. Without it there is no run. */
    GENERATIONS("generations.csv"),
    /** What was run, against what, from where. */
    INFO("run.json"),
    /** Gatling's own record of every request, binary. */
    LOG("simulation.log"),
    /** Pulls, loads and unloads of models; only of simulations that do such. */
    LIFECYCLE("lifecycle.csv"),
    /** Memory, processor and server gauges; only if they were sampled. */
    RESOURCES("resources.csv"),
    /** The injectors that a merged run is of; only in such. */
    MERGE("merge.json");

    private final String fileName;

    RunFile(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }

    /** Whether every run leaves it; the others depend on the simulation and its settings. */
    public boolean isExpected() {
        return this == GENERATIONS || this == INFO || this == LOG;
    }
}
