package io.millrace.reader;

import io.millrace.common.delivery.Abandoned;
import io.millrace.common.event.CommerceEvent;
import io.millrace.reader.ProductEvents.Parent;
import io.millrace.reader.Progress.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Writes the events of a release's products, one block at a time. For one thread. */
final class ProductDesk {
    private static final int MOST_PARENTS = 10_000;

    private final SyncTask task;
    private final SyncPlan plan;
    private final Asking asking;
    private final Policy policy;
    private final Shelf shelf;
    private final ReaderMetrics metrics;
    private final ProductEvents events;
    private final Map<String, Optional<String>> skuByParent = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
            return size() > MOST_PARENTS;
        }
    };

    /** {@code plan} says whether what is read may lack prices that the release has. */
    ProductDesk(SyncTask task, SyncPlan plan, Asking asking, Policy policy, Shelf shelf, ReaderMetrics metrics) {
        this.task = task;
        this.plan = plan;
        this.asking = asking;
        this.policy = policy;
        this.shelf = shelf;
        this.metrics = metrics;
        events = new ProductEvents(task.release());
    }

    /** Whether a product is sent by policy, as far as is known without asking for its price. */
    boolean sends(ProductDocument product) {
        return policy.sends(product) || (product.lacksPrice() && !product.isDraft());
    }

    /** Writes an event or a dead letter for each line that is one of a product. */
    Tally write(List<Line> lines) throws Abandoned, NotRead {
        var tally = Tally.NONE;
        var products = new ArrayList<ProductDocument>();
        for (var line : lines) {
            switch (line) {
                case Line.Present(var product) -> products.add(product);
                case Line.Malformed(var problem) -> tally = tally.and(dead(problem));
                case Line.Gone _ -> {}
            }
        }
        var asked = products.stream().filter(product -> task.scope().map(scope -> scope.has(product)).orElse(true))
                .toList();
        learnParents(asked);
        for (var product : priced(asked)) {
            tally = tally.and(policy.sends(product) ? send(product) : new Tally(0, 0, 1, 0));
        }
        return tally;
    }

    /** Writes the deletion of a product. */
    Tally depart(String id, KnownProduct known) throws NotRead {
        shelf.skus().forget(task.partition(), task.productKey(id));
        var event = events.deleted(id, known);
        event.ifPresent(this::send);
        return event.isPresent() ? new Tally(1, 1, 0, 0) : dead("the deletion of a product has no usable key");
    }

    private Tally send(ProductDocument product) {
        var parent = product.parent().map(id -> new Parent(id, skuByParent.getOrDefault(id, Optional.empty())));
        var event = events.updated(product, parent);
        if (event.isEmpty()) {
            return dead("the product has no usable id");
        }
        send(event.get());
        if (product.parent().isEmpty()) {
            skuByParent.put(product.id(), product.sku());
        }
        shelf.skus().write(task.partition(), task.productKey(product.id()),
                KnownProduct.of(product, task.release()).bytes());
        return new Tally(1, 0, 0, 0);
    }

    private void send(CommerceEvent event) {
        shelf.outlet().send(event, task.scope().map(Scope::job));
    }

    private Tally dead(String problem) {
        shelf.outlet().deadLetter(task, problem);
        metrics.malformed();
        return new Tally(0, 0, 0, 1);
    }

    /** A delta file may have no prices (elastic-path reference, 9); the release has, where there are any. */
    private List<ProductDocument> priced(List<ProductDocument> products) throws Abandoned, NotRead {
        if (plan == SyncPlan.PAGES) {
            return products;
        }
        var lacking = products.stream().filter(ProductDocument::lacksPrice).map(ProductDocument::id)
                .collect(Collectors.toCollection(TreeSet::new));
        var found = read(lacking);
        return products.stream()
                .map(product -> Optional.ofNullable(found.get(product.id())).filter(_ -> product.lacksPrice())
                        .map(product::pricedAs).orElse(product))
                .toList();
    }

    private void learnParents(List<ProductDocument> products) throws Abandoned, NotRead {
        var unknown = products.stream().map(ProductDocument::parent).flatMap(Optional::stream)
                .filter(id -> !skuByParent.containsKey(id)).collect(Collectors.toCollection(TreeSet::new));
        read(unknown).forEach((id, parent) -> skuByParent.put(id, parent.sku()));
    }

    private Map<String, ProductDocument> read(Set<String> ids) throws Abandoned, NotRead {
        var found = new HashMap<String, ProductDocument>();
        var all = List.copyOf(ids);
        for (var from = 0; from < all.size(); from += Page.SIZE) {
            var some = all.subList(from, Math.min(from + Page.SIZE, all.size()));
            found.putAll(readPage(some));
        }
        return found;
    }

    private Map<String, ProductDocument> readPage(Collection<String> ids) throws Abandoned, NotRead {
        var body = asking.get(task.asker(), task.release().products(),
                Page.query(Map.of("filter", "in(id," + String.join(",", ids) + ")"), 0))
                .orElseThrow(() -> new NotRead("release " + task.release().id() + " is gone"));
        return Page.of(body).items().stream().filter(ObjectNode.class::isInstance)
                .map(item -> new ProductDocument((ObjectNode) item))
                .collect(Collectors.toMap(ProductDocument::id, product -> product, (one, _) -> one));
    }
}
