package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void whoFindsNoPlaceWaitsForOneAndTheFirstIsTheFirst() {
        Places places = new Places(2);
        List<String> in = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            places.take(freeNs -> in.add(name + (freeNs.isPresent() ? " waited" : "")));
        }
        assertThat(in).containsExactly("a", "b");
        places.leave();
        assertThat(in).containsExactly("a", "b", "c waited");
        places.leave();
        places.leave();
        places.leave();
        places.take(freeNs -> in.add(freeNs.isPresent() ? "e waited" : "e"));
        assertThat(in).containsExactly("a", "b", "c waited", "d waited", "e");
    }
}
