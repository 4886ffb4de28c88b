package inference.gatling.exchange;

import static inference.http.RawServer.chunk;

import inference.dialect.Api;
import inference.dialect.Dialect;
import inference.http.RawServer;
import java.nio.charset.StandardCharsets;

/**
 * Well-formed answers of every API. The text of each names its request, and the number of its tokens follows from the
 * request's number.
 */
enum NumberedAnswer {
    CHAT(Api.OPENAI, "chat", true, "\"usage\":") {
        @Override
        String response(int number) {
            return RawServer.HEAD
                    + RawServer.token(id(number)).repeat(tokens(number))
                    + RawServer.finish("stop")
                    + RawServer.usage(PROMPT_TOKENS, tokens(number))
                    + RawServer.done()
                    + RawServer.END;
        }
    },
    COMPLETIONS(Api.OPENAI, "completions", true, "\"usage\":") {
        @Override
        String response(int number) {
            return RawServer.HEAD
                    + RawServer.event("{\"choices\":[{\"index\":0,\"text\":\"" + id(number) + "\"}]}")
                            .repeat(tokens(number))
                    + RawServer.event("{\"choices\":[{\"index\":0,\"text\":\"\",\"finish_reason\":\"stop\"}]}")
                    + RawServer.usage(PROMPT_TOKENS, tokens(number))
                    + RawServer.done()
                    + RawServer.END;
        }
    },
    /** TGI sends no space after {@code data:}, null for absent fields, and its finish reason with the last token. */
    TGI(Api.OPENAI, "chat", true, "\"eos_token\"") {
        @Override
        String response(int number) {
            String event = "data:{\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"role\":"
                    + "\"assistant\",\"content\":\"" + id(number) + "\"},\"logprobs\":null,\"finish_reason\":%s}],"
                    + "\"usage\":%s}\n\n";
            String usage = "{\"prompt_tokens\":" + PROMPT_TOKENS + ",\"completion_tokens\":" + tokens(number) + "}";
            return RawServer.HEAD
                    + chunk(event.formatted("null", "null")).repeat(tokens(number) - 1)
                    + chunk(event.formatted("\"eos_token\"", usage))
                    + chunk("data:[DONE]\n\n")
                    + RawServer.END;
        }
    },
    OLLAMA_CHAT(Api.OLLAMA, "chat", true, "\"done\":true") {
        @Override
        String response(int number) {
            return lines("\"message\":{\"content\":\"%s\"}", number);
        }
    },
    OLLAMA_GENERATE(Api.OLLAMA, "generate", true, "\"done\":true") {
        @Override
        String response(int number) {
            return lines("\"response\":\"%s\"", number);
        }
    },
    ANTHROPIC(Api.ANTHROPIC, "", true, "{\"type\":\"message_delta\"") {
        @Override
        String response(int number) {
            return RawServer.HEAD
                    + named("message_start", ",\"message\":{\"usage\":{\"input_tokens\":5,\"output_tokens\":0}}")
                    + named("content_block_start", ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}")
                    + named(
                                    "content_block_delta",
                                    ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + id(number) + "\"}")
                            .repeat(tokens(number))
                    + named("content_block_stop", ",\"index\":0")
                    + named(
                            "message_delta",
                            ",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":" + tokens(number)
                                    + "}")
                    + named("message_stop", "")
                    + RawServer.END;
        }
    },
    RESPONSES(Api.RESPONSES, "", true, "{\"type\":\"response.completed\"") {
        @Override
        String response(int number) {
            return RawServer.HEAD
                    + named("response.created", ",\"response\":{\"status\":\"in_progress\"}")
                    + named("response.output_text.delta", ",\"output_index\":0,\"delta\":\"" + id(number) + "\"")
                            .repeat(tokens(number))
                    + named("response.output_text.done", ",\"output_index\":0")
                    + named(
                            "response.completed",
                            ",\"response\":{\"status\":\"completed\",\"usage\":{\"input_tokens\":5,\"output_tokens\":"
                                    + tokens(number) + "}}")
                    + RawServer.END;
        }
    },
    GATEWAY_STREAM(Api.GATEWAY, "", true, "\"usage\":") {
        @Override
        String response(int number) {
            return CHAT.response(number);
        }
    },
    GATEWAY(Api.GATEWAY, "tasks", false, "}}") {
        @Override
        String response(int number) {
            return json("{\"output\":\"" + id(number).repeat(tokens(number))
                    + "\",\"finish_reason\":\"stop\",\"usage\":{\"input_tokens\":5,\"output_tokens\":" + tokens(number)
                    + "}}");
        }
    },
    GATEWAY_PROMPT(Api.GATEWAY, "prompt", false, "}") {
        @Override
        String response(int number) {
            return json("{\"text\":\"" + id(number).repeat(tokens(number))
                    + "\",\"finish_reason\":\"stop\",\"prompt_tokens\":5,\"tokens_generated\":" + tokens(number) + "}");
        }
    },
    EMBEDDINGS(Api.EMBEDDINGS, "", false, "}}") {
        @Override
        String response(int number) {
            return json("{\"object\":\"list\",\"data\":[{\"embedding\":[0.5,-0.5]}],\"usage\":{\"prompt_tokens\":"
                    + tokens(number) + "}}");
        }
    },
    RERANK(Api.RERANK, "", false, "}}") {
        @Override
        String response(int number) {
            return json("{\"results\":[{\"index\":0,\"relevance_score\":0.5}],\"usage\":{\"prompt_tokens\":"
                    + tokens(number) + "}}");
        }
    };

    private static final int PROMPT_TOKENS = 5;

    private final Api api;
    private final String endpoint;
    private final boolean streams;
    private final String lastPart;

    NumberedAnswer(Api api, String endpoint, boolean streams, String lastPart) {
        this.api = api;
        this.endpoint = endpoint;
        this.streams = streams;
        this.lastPart = lastPart;
    }

    /** The whole HTTP response to the request with that number. */
    abstract String response(int number);

    Dialect dialect() {
        return api.dialect(new Api.Options(endpoint, true, streams));
    }

    /** Number of the response's bytes before the part that completes it: end mark, or finish reason with counts. */
    int bytesToLastPart(int number) {
        String response = response(number);
        return response.substring(0, response.lastIndexOf(lastPart)).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Tokens that the server counts: of the answer or, without one, of the inputs. */
    static int tokens(int number) {
        return 1 + number % 7;
    }

    private static String id(int number) {
        return "id%06d=%06d ".formatted(number, number);
    }

    private static String named(String type, String fields) {
        return chunk("event: " + type + "\ndata: {\"type\":\"" + type + "\"" + fields + "}\n\n");
    }

    private static String lines(String piece, int number) {
        String line = "{\"model\":\"m\"," + piece.formatted(id(number)) + ",\"done\":false}\n";
        String last =
                "{\"model\":\"m\"," + piece.formatted("") + ",\"done\":true,\"done_reason\":\"stop\",\"eval_count\":"
                        + tokens(number) + ",\"prompt_eval_count\":5,\"eval_duration\":1000,\"total_duration\":5000}\n";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk(line).repeat(tokens(number))
                + chunk(last)
                + RawServer.END;
    }

    private static String json(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }
}
