/** An S3-compatible server for tests and samples. */
@NullMarked
package dev.assay.aws.s3proxy;

import org.jspecify.annotations.NullMarked;
