package inference.gatling.exchange;

import io.gatling.http.client.body.RequestBody;
import io.gatling.http.client.body.RequestBodyBuilder;
import io.gatling.http.client.body.WritableContent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.util.Queue;

/**
 * Body of a request that shows whether the client has released its buffers.
 *
 * @param built receives each buffer; none is pooled, for a pool would use it again
 */
record WatchedBody(RequestBody body, Queue<ByteBuf> built) implements RequestBody {

    @Override
    public WritableContent build(ByteBufAllocator ignored) throws IOException {
        WritableContent content = body.build(UnpooledByteBufAllocator.DEFAULT);
        built.add((ByteBuf) content.getContent());
        return content;
    }

    @Override
    public RequestBodyBuilder newBuilder() {
        return body.newBuilder();
    }

    @Override
    public byte[] getBytes() {
        return body.getBytes();
    }

    @Override
    public String print(int maxLength) {
        return body.print(maxLength);
    }
}
