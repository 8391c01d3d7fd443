package io.millrace.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SyncPlanTest {
    private static final Optional<URI> FILE = Optional.of(URI.create("https://files.example.com/d.gz?Signature=x"));

    private static Release release(boolean whole, Optional<URI> delta) {
        return new Release("r3", "c", "PUBLISHED", Optional.of("2026-11-03T09:00:00Z"), whole, delta);
    }

    @Test
    void shouldReadTheChangesOnlyWhenTheReleaseBeforeWasRead() {
        // Given
        var changes = release(false, FILE);

        // When, Then
        assertThat(SyncPlan.of(changes, List.of("r3", "r2", "r1"), Optional.of("r2"))).isEqualTo(SyncPlan.CHANGES);
        assertThat(SyncPlan.of(changes, List.of("r3", "r2", "r1"), Optional.of("r1"))).isEqualTo(SyncPlan.PAGES);
        assertThat(SyncPlan.of(changes, List.of("r3", "r2", "r1"), Optional.empty())).isEqualTo(SyncPlan.PAGES);
        assertThat(SyncPlan.of(changes, List.of("r3"), Optional.of("r2"))).isEqualTo(SyncPlan.PAGES);
        assertThat(SyncPlan.of(changes, List.of(), Optional.of("r2"))).isEqualTo(SyncPlan.PAGES);
    }

    @Test
    void shouldReadTheFileWhateverWasReadWhenItHoldsAll() {
        // When
        var plan = SyncPlan.of(release(true, FILE), List.of("r3"), Optional.empty());

        // Then
        assertThat(plan).isEqualTo(SyncPlan.WHOLE_FILE);
    }

    @Test
    void shouldReadPagesWhenThereIsNoFile() {
        // When
        var plan = SyncPlan.of(release(true, Optional.empty()), List.of("r3", "r2"), Optional.of("r2"));

        // Then
        assertThat(plan).isEqualTo(SyncPlan.PAGES);
    }
}
