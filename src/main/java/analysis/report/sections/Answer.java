package analysis.report.sections;

import analysis.report.text.Sanitizer;
import analysis.summary.ConversationCourse;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.ServerThroughput;
import analysis.summary.figures.Summary;
import analysis.summary.load.Load;
import analysis.summary.load.LoadLevel;
import analysis.summary.load.LoadSweep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.Cell;
import run.RunInfo;
import run.RunInfo.Series;
import run.Side;

/**
 * Answer of a run: a few points of its measurements. Each is one level or series of one model on one server; different work is never
 * pooled.
 *
 * @param points the best level and the highest load; the fastest and the slowest of several models or series; or server A and server B
 * @param rates figures by which points are described and ordered: the first of these that a point has
 */
record Answer(List<Point> points, List<Figure> rates) {

    static final Figure OF_ONE_USER = Quantity.TOKENS_PER_S.mean();

    /** Rates of the whole server; for files without end times, the rate of one user. */
    private static final List<Figure> CARRIED =
            List.of(Figure.SYSTEM_TOKENS_PER_S, Figure.INPUTS_PER_S, Figure.REQUESTS_PER_S, OF_ONE_USER);

    /** Rates of one user, for servers or models that take turns, where the throughput of each depends on the slowest. */
    static final List<Figure> FELT = List.of(OF_ONE_USER, Figure.INPUTS_PER_S, Figure.REQUESTS_PER_S);

    /** Ratio of the models' summed times to the run's time above which they were measured side by side. */
    private static final double SIDE_BY_SIDE = 1.2;

    /** Ratio of two rates above which the next run may well reverse their order. */
    private static final double ALIKE = 0.95;

    private static final MathContext DIGITS_OF_A_RATE = new MathContext(4);

    /**
     * Part of the measurements.
     *
     * @param label role such as {@code best}, {@code fastest} or a turn; empty if it is the only one
     * @param name model, series or server, if there are several; may be empty
     * @param load in words, such as {@code at 4 users}; may be empty
     */
    record Point(String label, String name, String load, Summary summary) {

        Point as(String otherLabel, String otherName) {
            return new Point(otherLabel, otherName, load, summary);
        }

        /** First of {@code rates} that this point has. */
        Optional<Figure> told(List<Figure> rates) {
            return rates.stream()
                    .filter(figure -> figure.of(summary).orElse(0) > 0)
                    .findFirst();
        }

        private double rate(List<Figure> rates) {
            return told(rates).map(figure -> figure.of(summary).getAsDouble()).orElse(0.0);
        }

        boolean isTold() {
            return summary.ok() > 0;
        }
    }

    /** All points of a model on a server, and the level to recommend. */
    private record Contender(String model, List<Point> points, Optional<Point> best) {

        Point shown() {
            return best.orElse(points.get(0));
        }

        /** Copy whose best point is at {@code load}, so that contenders are compared at the same load. */
        Contender at(String load) {
            return new Contender(
                    model,
                    points,
                    points.stream()
                            .filter(point -> best.isPresent() && point.load.equals(load))
                            .findFirst()
                            .or(() -> best));
        }
    }

    static Answer of(RunSummary run) {
        if (run.isOfTwoServers()) {
            return new Answer(ofTwoServers(run), FELT);
        }
        if (!run.isOfModels()) {
            return new Answer(WholeAndSlowest.of(run), CARRIED);
        }
        List<Contender> contenders = contenders(run, Optional.empty());
        if (contenders.size() == 1 && !run.sessions().isEmpty()) {
            return new Answer(firstAndLast(contenders.get(0).points), FELT);
        }
        Optional<ConversationCourse> longest = ConversationCourse.of(run).stream()
                .max(Comparator.comparingInt(course -> course.turns().size()));
        if (contenders.size() == 1 && longest.isPresent()) {
            return new Answer(firstAndLast(turns(longest.get())), FELT);
        }
        if (contenders.size() > 1 && areSideBySide(run)) {
            return at(contenders.get(0).shown().load, contenders);
        }
        return new Answer(extremes(contenders, run.models().size() > 1, CARRIED), CARRIED);
    }

    /** Answer at one load: what one user gets there. */
    static Answer at(Load load, RunSummary run) {
        return at(words(load), contenders(run, Optional.empty()));
    }

    private static Answer at(String load, List<Contender> contenders) {
        List<Contender> there =
                contenders.stream().map(contender -> contender.at(load)).toList();
        return new Answer(there.size() == 1 ? List.of(there.get(0).shown()) : extremes(there, true, FELT), FELT);
    }

    /** Whether each user calls model after model, so that the models share the measured time. */
    private static boolean areSideBySide(RunSummary run) {
        double each =
                run.models().values().stream().mapToDouble(Answer::windowS).sum();
        return each > SIDE_BY_SIDE * windowS(run.overall());
    }

    private static double windowS(Summary summary) {
        return summary.throughput().map(ServerThroughput::windowS).orElse(0.0);
    }

    /** Points of A at its best level and of B with the same work. */
    private static List<Point> ofTwoServers(RunSummary run) {
        List<Contender> all = contenders(run, Optional.of(Side.A));
        Optional<Contender> fastest = all.stream()
                .max(Comparator.comparingDouble(contender -> contender.shown().rate(CARRIED)));
        if (fastest.isEmpty()) {
            return List.of();
        }
        Point a = fastest.get().shown();
        String model = run.models().size() > 1 ? fastest.get().model + ", " : "";
        List<Point> both = new ArrayList<>(List.of(a.as(Side.A.name(), model + server(run.info(), Side.A))));
        contenders(run, Optional.of(Side.B)).stream()
                .filter(contender -> contender.model.equals(fastest.get().model))
                .flatMap(contender -> contender.points.stream())
                .filter(point -> point.load.equals(a.load) && point.name.equals(a.name))
                .forEach(point -> both.add(point.as(Side.B.name(), model + server(run.info(), Side.B))));
        return both;
    }

    /** Best and highest, or fastest and slowest points. {@code models} is whether the run has several, even if only one answered. */
    private static List<Point> extremes(List<Contender> contenders, boolean models, List<Figure> rates) {
        if (contenders.size() == 1 && contenders.get(0).best.isPresent()) {
            return bestAndHighest(contenders.get(0), models ? contenders.get(0).model : "");
        }
        boolean levels = contenders.stream().allMatch(contender -> contender.best.isPresent());
        List<Point> all = contenders.stream()
                .flatMap(contender -> (levels ? contender.best.stream() : contender.points.stream())
                        .map(point -> point.as(
                                "", models ? join(contender.model, levels ? "" : point.name()) : point.name())))
                .filter(Point::isTold)
                .sorted(Comparator.comparingDouble((Point point) -> point.rate(rates))
                        .reversed())
                .toList();
        if (all.size() < 2) {
            return all;
        }
        Point fastest = all.get(0);
        Point slowest = all.get(all.size() - 1);
        if (slowest.rate(rates) > ALIKE * fastest.rate(rates)) {
            String what = levels ? "models" : "series";
            return List.of(fastest.as(all.size() + " " + what + " within 5 %", ""));
        }
        return List.of(fastest.as("fastest", fastest.name), slowest.as("slowest", slowest.name));
    }

    /** First and last turn of a session. Turns have different work, so the answer is the cost of a longer history, not the fastest turn. */
    private static List<Point> firstAndLast(List<Point> turns) {
        List<Point> told = turns.stream().filter(Point::isTold).toList();
        if (told.size() < 2) {
            return told;
        }
        Point first = told.get(0);
        Point last = told.get(told.size() - 1);
        return List.of(first.as(first.name, ""), last.as(last.name, ""));
    }

    private static List<Point> turns(ConversationCourse course) {
        return course.turns().stream()
                .map(turn -> new Point("", course.kind() + " turn " + turn.number(), "", turn.summary()))
                .toList();
    }

    private static List<Point> bestAndHighest(Contender contender, String model) {
        Point best = contender.best.orElseThrow().as(contender.points.size() == 1 ? "" : "best", model);
        Point highest = contender.points.get(contender.points.size() - 1);
        return highest.summary == best.summary || !highest.isTold()
                ? List.of(best)
                : List.of(best, highest.as("highest load", model));
    }

    private static List<Contender> contenders(RunSummary run, Optional<Side> side) {
        Map<String, Series> series = new LinkedHashMap<>();
        if (run.info().series() != null) {
            run.info().series().forEach(one -> series.put(one.name(), one));
        }
        return run.models().keySet().stream()
                .map(model -> contender(run, model, side, series))
                .filter(contender -> contender.points.stream().anyMatch(Point::isTold))
                .toList();
    }

    private static Contender contender(RunSummary run, String model, Optional<Side> side, Map<String, Series> series) {
        String subject = model + side.map(Side::suffix).orElse("");
        Optional<LoadSweep> sweep = Stream.of(run.userSweeps(), run.rateSweeps())
                .flatMap(List::stream)
                .filter(found -> found.model().equals(subject))
                .findFirst();
        if (sweep.isPresent()) {
            Function<LoadLevel, Point> point = level -> new Point("", "", words(level.load()), level.summary());
            return new Contender(
                    model,
                    sweep.get().levels().stream().map(point).toList(),
                    Optional.of(point.apply(sweep.get().best())));
        }
        List<Point> points = new ArrayList<>();
        run.cells().forEach((cell, summary) -> {
            if (cell.model().equals(model) && Side.of(cell.series()).equals(side)) {
                points.add(point(cell, side, series.get(cell.series()), summary));
            }
        });
        return new Contender(model, points, points.size() == 1 ? Optional.of(points.get(0)) : Optional.empty());
    }

    private static Point point(Cell cell, Optional<Side> side, Series series, Summary summary) {
        String name = side.map(one -> one.strip(cell.series())).orElse(cell.series());
        Optional<Load> load = Optional.ofNullable(series).flatMap(Load::of);
        boolean named = load.isEmpty() || !name.equals(load.get().name());
        return new Point(
                "", named ? Sanitizer.line(name) : "", load.map(Answer::words).orElse(""), summary);
    }

    /** Load in words: {@code at 4 users}, {@code at 2.5 arrivals/s}. */
    private static String words(Load load) {
        if (load.users().isPresent()) {
            return "at " + load.text() + (load.amount() == 1 ? " user" : " users");
        }
        // The rate of a trace or of a share of a load can have many decimals.
        double rate = new BigDecimal(load.amount()).round(DIGITS_OF_A_RATE).doubleValue();
        return "at " + Load.ofRate(rate).text() + " arrivals/s";
    }

    private static String server(RunInfo info, Side side) {
        RunInfo.Target target = side == Side.A ? info.target() : info.compareTarget();
        if (target == null) {
            return "";
        }
        // Equal products are distinguished by their addresses.
        boolean alike = info.target() != null
                && info.compareTarget() != null
                && server(info.target()).equals(server(info.compareTarget()));
        return alike && target.baseUrl() != null ? Sanitizer.line(target.baseUrl()) : server(target);
    }

    /** Server's product with its address, as far as they are known. */
    static String server(RunInfo.Target target) {
        if (target.mock()) {
            return "the mock server";
        }
        String product = Stream.of(target.product(), target.version())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String url = Objects.requireNonNullElse(target.baseUrl(), "");
        return Sanitizer.line(product.isEmpty() ? url : url.isEmpty() ? product : product + " (" + url + ")");
    }

    static String join(String model, String series) {
        return series.isEmpty() ? model : model + ", " + series;
    }
}
