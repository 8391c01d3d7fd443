package io.millrace.reader;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.common.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.node.ObjectNode;

/** Catalogues of an Elastic Path over HTTP, as they are told to be. */
final class FakeStore implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger refusedLinks = new AtomicInteger();
    final AtomicInteger halfFiles = new AtomicInteger();
    private String catalogue = "none";
    private final Map<String, Edition> editions = new LinkedHashMap<>();
    private final Set<String> links = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** What was published: all of it, and the lines of its delta file. */
    record Edition(String id, int number, boolean isWhole, List<ObjectNode> products, List<String> delta) {}

    FakeStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All is well, and there is one catalogue of which nothing was published. */
    void reset(String onlyCatalogue) {
        synchronized (editions) {
            editions.clear();
            catalogue = onlyCatalogue;
        }
        requests.clear();
    }

    String catalogue() {
        synchronized (editions) {
            return catalogue;
        }
    }

    /** Publishes a release; it is the newest one. */
    ObjectNode publish(String id, boolean isWhole, List<ObjectNode> products, List<String> delta) {
        synchronized (editions) {
            editions.put(id, new Edition(id, editions.size(), isWhole, products, delta));
            return release(edition(id));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    static ObjectNode product(String id, String sku, String type) {
        var product = Json.object().put("id", id).put("type", "product");
        product.putObject("attributes").put("name", "Name of " + id).put("sku", sku).put("status", "live")
                .put("updated_at", "2026-11-01T10:00:00Z").putObject("price").putObject("USD").put("amount", 1_000)
                .put("includes_tax", false);
        product.putObject("meta").putArray("product_types").add(type);
        return product;
    }

    static ObjectNode child(String id, String sku, String parent) {
        var product = product(id, sku, "child");
        ((ObjectNode) product.get("attributes")).put("base_product_id", parent);
        return product;
    }

    static String created(ObjectNode product) {
        return product.deepCopy().put("delta_type", "createupdate").toString();
    }

    static String deleted(String id) {
        return Json.object().put("delta_type", "delete").put("id", id).put("type", "product").toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestURI().toString());
        synchronized (editions) {
            answer(exchange, path);
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/oauth/access_token")) {
            send(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":3600}".getBytes(StandardCharsets.UTF_8));
        } else if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 503, new byte[0]);
        } else if (path.startsWith("/deltas/")) {
            delta(exchange, edition(path.substring("/deltas/".length())));
        } else {
            var parts = path.split("/", -1);
            if (parts.length == 5) {
                send(exchange, 200, Json.write(releases()));
            } else if (!editions.containsKey(parts[5])) {
                send(exchange, 404, "{\"errors\":[{\"status\":\"404\"}]}".getBytes(StandardCharsets.UTF_8));
            } else if (parts.length == 6) {
                var body = Json.object();
                body.set("data", release(edition(parts[5])));
                send(exchange, 200, Json.write(body));
            } else {
                send(exchange, 200, Json.write(page(edition(parts[5]), query(exchange))));
            }
        }
    }

    private void delta(HttpExchange exchange, Edition edition) throws IOException {
        if (!links.contains(exchange.getRequestURI().getQuery())
                || refusedLinks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 403, new byte[0]);
            return;
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write((String.join("\n", edition.delta()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var file = bytes.toByteArray();
        send(exchange, 200, halfFiles.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? Arrays.copyOf(file, file.length / 2)
                : file);
    }

    private Edition edition(String id) {
        return Objects.requireNonNull(editions.get(id), id);
    }

    private ObjectNode releases() {
        var body = Json.object();
        var data = body.putArray("data");
        editions.values().forEach(edition -> data.add(release(edition)));
        body.putObject("meta").putObject("results").put("total", editions.size());
        return body;
    }

    private ObjectNode release(Edition edition) {
        var release = Json.object().put("id", edition.id()).put("type", "catalog-release");
        var time = "2026-11-0" + (1 + edition.number()) + "T09:00:00Z";
        release.putObject("attributes").put("catalog_id", catalogue).put("published_at", time);
        release.putObject("meta").put("release_status", "PUBLISHED").put("created_at", time)
                .put("is_full_delta", edition.isWhole());
        if (!edition.delta().isEmpty()) {
            var signature = "Signature=" + links.size();
            links.add(signature);
            release.putObject("relationships").putObject("delta").putObject("links")
                    .put("related", address() + "/deltas/" + edition.id() + "?" + signature);
        }
        return release;
    }

    private static ObjectNode page(Edition edition, Map<String, String> query) {
        var ids = query.getOrDefault("filter", "").replaceAll("^in\\(id,(.*)\\)$", "$1");
        var all = edition.products().stream()
                .filter(product -> ids.isEmpty() || List.of(ids.split(",")).contains(product.get("id").asString()))
                .toList();
        var offset = Integer.parseInt(query.get("page[offset]"));
        var body = Json.object();
        var data = body.putArray("data");
        all.stream().skip(offset).limit(Integer.parseInt(query.get("page[limit]"))).forEach(data::add);
        // As documented: total is the number of records, and offset is not there.
        var meta = body.putObject("meta");
        meta.putObject("page").put("total", all.size());
        meta.putObject("results").put("total", all.size());
        return body;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&")).map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
