package run.folder;

/** File of a run folder. */
public enum RunFile {
    /** One row per generation; required. */
    GENERATIONS("generations.csv"),
    /** What was run, against what, from where. */
    INFO("run.json"),
    /** Gatling's own record of every request, binary. */
    LOG("simulation.log"),
    /** Pulls, loads and unloads of models, of simulations that manage models. */
    LIFECYCLE("lifecycle.csv"),
    /** Memory, CPU and server gauges, if they were sampled. */
    RESOURCES("resources.csv"),
    /** The injectors of a merged run. */
    MERGE("merge.json");

    private final String fileName;

    RunFile(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }

    /** Whether every run has it; the others depend on the simulation and its settings. */
    public boolean isExpected() {
        return this == GENERATIONS || this == INFO || this == LOG;
    }
}
