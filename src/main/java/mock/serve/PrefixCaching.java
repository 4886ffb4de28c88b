package mock.serve;

import mock.answer.AnswerRequest;

/** Policy for the prefix cache: the prompts whose cached beginning costs no prefill. */
public enum PrefixCaching {
    OFF,
    /** Only prompts that continue a conversation, so that a benchmark's repeated prompt is prefilled every time. */
    CONVERSATIONS,
    ALL;

    boolean appliesTo(AnswerRequest request) {
        return this == ALL || this == CONVERSATIONS && request.multiTurn();
    }
}
