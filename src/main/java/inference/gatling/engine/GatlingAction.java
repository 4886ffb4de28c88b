package inference.gatling.engine;

import com.typesafe.scalalogging.Logger;
import io.gatling.core.action.Action;
import org.slf4j.LoggerFactory;

/** A step of a virtual user's way, in Java: has the logger that Gatling's Scala trait asks every implementation for. */
public abstract class GatlingAction implements Action {

    private final String name;
    private Logger logger = Logger.apply(LoggerFactory.getLogger(getClass()));

    /** @param name in Gatling's messages */
    protected GatlingAction(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Logger logger() {
        return logger;
    }

    @Override
    public final void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger given) {
        this.logger = given;
    }
}
