package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * A currency of the store. Amounts are whole numbers of its smallest unit (elastic-path reference, 1.12).
 *
 * @param id the resource's id
 * @param code ISO 4217
 * @param symbol what stands before a formatted amount
 * @param decimalPlaces how many digits of an amount are decimals
 */
record Currency(String id, String code, String symbol, int decimalPlaces) {

    /** {@code {amount, currency, formatted}}. */
    ObjectNode display(long amount) {
        return Json.object().put("amount", amount).put("currency", code).put("formatted", format(amount));
    }

    /** {@code {amount, currency, includes_tax}}. */
    ObjectNode price(long amount, boolean includesTax) {
        return Json.object().put("amount", amount).put("currency", code).put("includes_tax", includesTax);
    }

    private String format(long amount) {
        var pattern = decimalPlaces == 0 ? "#,##0" : "#,##0." + "0".repeat(decimalPlaces);
        var digits = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(Math.abs(amount), decimalPlaces));
        return (amount < 0 ? "-" : "") + symbol + digits;
    }
}
