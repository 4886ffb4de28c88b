package inference.gatling.engine;

import io.gatling.commons.stats.Status;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.stats.StatsEngine;
import scala.Option;
import scala.collection.immutable.List;

/** Statistics engine that discards everything, for requests that are not part of the run's load. */
final class MuteStats implements StatsEngine {

    @Override
    public void start() {
        // Nothing to start.
    }

    @Override
    public void stop(ActorRef<Controller.Command> controller, Option<Exception> exception) {
        // Nothing to stop.
    }

    @Override
    public void logUserStart(String scenario) {
        // Not logged.
    }

    @Override
    public void logUserEnd(String scenario) {
        // Not logged.
    }

    @Override
    public void logResponse(
            String scenario,
            List<String> groups,
            String requestName,
            long startTimestamp,
            long endTimestamp,
            Status status,
            Option<String> responseCode,
            Option<String> message) {
        // Not logged.
    }

    @Override
    public void logGroupEnd(String scenario, GroupBlock groupBlock, long exitTimestamp) {
        // Not logged.
    }

    @Override
    public void logRequestCrash(String scenario, List<String> groups, String requestName, String error) {
        // Not logged.
    }
}
