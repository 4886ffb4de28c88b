package inference.gatling.engine;

import com.typesafe.scalalogging.Logger;
import io.gatling.core.action.Action;
import org.slf4j.LoggerFactory;

/** Base of Gatling actions written in Java: supplies the name and the logger that the Scala trait requires. */
public abstract class GatlingAction implements Action {

    private final String name;
    private Logger logger = Logger.apply(LoggerFactory.getLogger(getClass()));

    /** @param name shown in Gatling's messages */
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
