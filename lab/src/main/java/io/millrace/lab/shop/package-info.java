/** Invented people who place orders at the Elastic Path simulator. */
@NullMarked
package io.millrace.lab.shop;

import org.jspecify.annotations.NullMarked;
