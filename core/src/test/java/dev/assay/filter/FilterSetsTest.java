package dev.assay.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FilterSetsTest {
    @Property(tries = 100)
    void numbersAreFoundIfAdded(@ForAll List<Long> members, @ForAll List<Long> others) {
        LongSet set = new LongSet(members.size());
        members.forEach(set::add);
        Set<Long> slow = new HashSet<>(members);
        assertThat(set.size()).isEqualTo(slow.size());
        assertThat(set.toArray())
                .containsExactlyInAnyOrder(
                        slow.stream().mapToLong(Long::longValue).toArray());
        for (Long other : others) {
            assertThat(set.contains(other)).isEqualTo(slow.contains(other));
        }
        for (Long member : members) {
            assertThat(set.contains(member)).isTrue();
        }
    }

    @Property(tries = 100)
    void textsAreFoundIfAdded(@ForAll List<String> members, @ForAll List<String> others) {
        ByteSet set = new ByteSet(members.size());
        members.forEach(member -> set.add(member.getBytes(StandardCharsets.UTF_8)));
        Set<String> slow = new HashSet<>();
        members.forEach(
                member -> slow.add(new String(member.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
        for (String other : others) {
            byte[] bytes = ("<" + other + ">").getBytes(StandardCharsets.UTF_8);
            String read = new String(other.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(set.contains(bytes, 1, bytes.length - 1)).isEqualTo(slow.contains(read));
        }
    }
}
