/** What the services of AWS have in common: how they are reached, and what their errors mean. */
@NullMarked
package dev.assay.aws;

import org.jspecify.annotations.NullMarked;
