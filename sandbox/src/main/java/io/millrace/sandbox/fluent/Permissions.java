package io.millrace.sandbox.fluent;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the user may do: everything, until something is withheld. Fluent's names are {@code NOUN_VERB}, such as
 * {@code ORDER_CREATE} (fluent reference, 1.4); those for products and transactions are assumed. Safe for any thread.
 */
public final class Permissions {
    private final Set<String> withheld = ConcurrentHashMap.newKeySet();

    Permissions() {}

    /** Takes a permission away; what needs it is refused with C0020E. */
    public void withhold(String permission) {
        withheld.add(permission);
    }

    /** Gives it back. */
    public void grant(String permission) {
        withheld.remove(permission);
    }

    Set<String> withheld() {
        return Set.copyOf(withheld);
    }

    void withholdOnly(Set<String> permissions) {
        withheld.retainAll(permissions);
        withheld.addAll(permissions);
    }

    void check(List<String> needed) {
        var missing = needed.stream().filter(withheld::contains).toList();
        if (!missing.isEmpty()) {
            throw Refused.notPermitted(String.join(", ", missing));
        }
    }

    void clear() {
        withheld.clear();
    }
}
