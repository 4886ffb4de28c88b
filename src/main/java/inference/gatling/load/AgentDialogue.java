package inference.gatling.load;

import inference.dialect.GenerationRequest.Message;
import inference.feeders.AgentTask;
import inference.stream.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Dialogue of an agent that works on a task: tool calls in an answer are followed by the task's results, and an answer
 * without tool calls by the user's next message. Immutable.
 */
public final class AgentDialogue {

    /** Limit on consecutive answers with tool calls, after which the user's next message follows. */
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

    /** New dialogue, with at most a system message. */
    public static AgentDialogue begin(AgentTask task) {
        List<Message> system = task.system().isEmpty() ? List.of() : List.of(new Message("system", task.system()));
        return new AgentDialogue(task, system, 0, 0, 0, Map.of());
    }

    /** Dialogue before the next generation: with the user's next message, unless tool results are to be sent. */
    public AgentDialogue next() {
        if (rounds > 0) {
            return new AgentDialogue(task, said, asked, generations + 1, rounds, calls);
        }
        List<Message> all = new ArrayList<>(said);
        all.add(Message.user(task.turns().get(asked)));
        return new AgentDialogue(task, all, asked + 1, generations + 1, 0, calls);
    }

    /** Dialogue after a generation: with the answer, and the results of the tools that it calls. */
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

    /** Whether all messages of the user have been answered. */
    public boolean isOver() {
        return rounds == 0 && asked == task.turns().size();
    }

    /** Number of generations so far, including the current one. */
    public int generations() {
        return generations;
    }

    /** Number of the user's messages so far. */
    public int asked() {
        return asked;
    }

    public AgentTask task() {
        return task;
    }

    /** Messages to send to the server, oldest first. */
    public List<Message> messages() {
        return said;
    }
}
