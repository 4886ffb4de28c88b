package mock.serve;

import mock.answer.AnswerRequest;

/** Which prompts may skip what the server has already read. */
public enum PrefixCaching {
    OFF,
    /** Only those that continue a conversation, so that a benchmark's repeated prompt is read every time. */
    CONVERSATIONS,
    ALL;

    boolean appliesTo(AnswerRequest request) {
        return this == ALL || this == CONVERSATIONS && request.multiTurn();
    }
}
