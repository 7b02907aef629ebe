/**
 * A local Glue Data Quality endpoint: the AWS JSON 1.1 protocol on the JDK's HTTP server, so that an SDK client with an endpoint override can keep
 * rulesets, run them and fetch results without an account. Runs are evaluated here.
 */
@NullMarked
package dev.assay.aws.serve;

import org.jspecify.annotations.NullMarked;
