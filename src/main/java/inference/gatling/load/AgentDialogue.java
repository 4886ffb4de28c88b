package inference.gatling.load;

import inference.dialect.GenerationRequest.Message;
import inference.feeders.AgentTask;
import inference.stream.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An agent at work on a task: calls of tools in an answer are answered at once from the task's results, and when an answer calls none the
 * user has the word. Immutable.
 */
public final class AgentDialogue {

    /** Answers in a row that call tools; an agent that goes on calling is led to the user's next message. */
    static final int MAX_ROUNDS = 8;

    private final AgentTask task;
    private final List<Message> said;
    private final int asked;
    private final int generations;
    private final int rounds;
    private final Map<String, Integer> calls;

    private AgentDialogue(
            AgentTask task, List<Message> said, int asked, int generations, int rounds, Map<String, Integer> calls) {
        this.task = task;
        this.said = List.copyOf(said);
        this.asked = asked;
        this.generations = generations;
        this.rounds = rounds;
        this.calls = Map.copyOf(calls);
    }

    /** One in which nothing has been said. */
    public static AgentDialogue begin(AgentTask task) {
        List<Message> system = task.system().isEmpty() ? List.of() : List.of(new Message("system", task.system()));
        return new AgentDialogue(task, system, 0, 0, 0, Map.of());
    }

    /** Before a generation: with the user's next message, unless results of tools are to be sent. */
    public AgentDialogue next() {
        if (rounds > 0) {
            return new AgentDialogue(task, said, asked, generations + 1, rounds, calls);
        }
        List<Message> all = new ArrayList<>(said);
        all.add(Message.user(task.turns().get(asked)));
        return new AgentDialogue(task, all, asked + 1, generations + 1, 0, calls);
    }

    /** After a generation: with the answer, and the results of the tools it calls. */
    public AgentDialogue answered(String text, List<ToolCall> called) {
        List<Message> all = new ArrayList<>(said);
        Map<String, Integer> counts = new HashMap<>(calls);
        all.add(Message.answer(text, called));
        for (ToolCall call : called) {
            int number = counts.merge(call.name(), 1, Integer::sum) - 1;
            all.add(Message.result(call, task.result(call.name(), number)));
        }
        int inARow = called.isEmpty() || rounds + 1 == MAX_ROUNDS ? 0 : rounds + 1;
        return new AgentDialogue(task, all, asked, generations, inARow, counts);
    }

    /** Whether the next generation begins with a message of the user. */
    public boolean awaitsUser() {
        return rounds == 0;
    }

    /** Whether there is nothing more to ask. */
    public boolean isOver() {
        return rounds == 0 && asked == task.turns().size();
    }

    /** Generations so far, the one that is under way included. */
    public int generations() {
        return generations;
    }

    /** User's messages so far. */
    public int asked() {
        return asked;
    }

    public AgentTask task() {
        return task;
    }

    /** As the server gets it. */
    public List<Message> messages() {
        return said;
    }
}
