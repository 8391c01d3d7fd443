package io.millrace.transformer.template;

import io.millrace.common.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What templates are told, and where they come from.
 *
 * @param directory files in it replace the built-in ones of the same name
 * @param decimalPlaces for {@code $money}
 * @param retailerId Fluent's id of the retailer
 * @param catalogueRef Fluent's product catalogue
 * @param order what orders become in Fluent
 * @param timezone of customers, as Elastic Path has none
 * @param products what products become in Fluent
 * @param orderUpdates whether {@code updateOrder} is rendered too
 * @param poll how often the directory is looked at
 */
public record TemplateConfig(Optional<Path> directory, DecimalPlaces decimalPlaces, String retailerId,
        String catalogueRef, OrderDefaults order, String timezone, ProductPolicy products, boolean orderUpdates,
        Duration poll) {

    /**
     * What Elastic Path's orders do not say.
     *
     * @param type selects the workflow {@code ORDER::<type>}
     * @param deliveryType such as {@code STANDARD}
     * @param fulfilmentType such as {@code HD_PFS}
     * @param taxType of each line
     * @param billingAddress whether to send it; an old Fluent account refuses the field
     */
    public record OrderDefaults(String type, String deliveryType, String fulfilmentType, String taxType,
            boolean billingAddress) {}

    /** Reads the settings; problems are collected by {@code settings}. */
    public static TemplateConfig from(SettingsReader settings) {
        return new TemplateConfig(
                settings.folder("TRANSFORMER_TEMPLATES", "a folder whose files replace built-in templates"),
                settings.maybe("TRANSFORMER_DECIMAL_PLACES", DecimalPlaces::parse,
                        "decimal places of currencies that differ from ISO 4217, such as JPY:0,XYZ:3")
                        .orElse(DecimalPlaces.ISO),
                settings.text("FLUENT_RETAILER_ID", "Fluent's id of the retailer"),
                settings.text("FLUENT_CATALOGUE_REF", "the ref of Fluent's product catalogue, such as DEFAULT:1"),
                orderDefaults(settings),
                settings.matching("TRANSFORMER_TIMEZONE", "\\S{1,32}", "UTC", "the time zone of new customers"),
                ProductPolicy.from(settings),
                settings.flag("TRANSFORMER_ORDER_UPDATES", false,
                        "whether commands for orders carry updateOrder too, with attributes and totals"),
                settings.duration("TRANSFORMER_TEMPLATES_POLL", Duration.ofMillis(100), Duration.ofHours(1),
                        Duration.ofSeconds(5), "how often the folder of templates is looked at for changes"));
    }

    private static OrderDefaults orderDefaults(SettingsReader settings) {
        return new OrderDefaults(
                settings.matching("TRANSFORMER_ORDER_TYPE", "\\S+", "HD", "the type of orders in Fluent"),
                settings.matching("TRANSFORMER_DELIVERY_TYPE", "\\S+", "STANDARD", "the delivery type of orders"),
                settings.matching("TRANSFORMER_FULFILMENT_TYPE", "\\S+", "HD_PFS", "the fulfilment type of orders"),
                settings.matching("TRANSFORMER_TAX_TYPE", "\\S+", "EXCLTAX", "the tax type of order lines"),
                settings.flag("TRANSFORMER_BILLING_ADDRESS", false,
                        "whether orders carry the billing address, which old Fluent accounts refuse"));
    }

    /** What {@code $config} is in a template. */
    Map<String, Object> bindings() {
        var bindings = new LinkedHashMap<String, Object>();
        bindings.put("retailerId", retailerId);
        bindings.put("catalogueRef", catalogueRef);
        bindings.put("orderType", order.type());
        bindings.put("deliveryType", order.deliveryType());
        bindings.put("fulfilmentType", order.fulfilmentType());
        bindings.put("taxType", order.taxType());
        bindings.put("billingAddress", order.billingAddress());
        bindings.put("timezone", timezone);
        return bindings;
    }
}
