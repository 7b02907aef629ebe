/**
 * Objects on S3 as files: {@code s3://bucket/key}, a prefix, a pattern. Reads are ranges that name the version they belong to (If-Match), so
 * that an object which changes while it is read ends the run instead of mixing two versions. Loaded only when such a URI is used.
 */
@NullMarked
package dev.assay.aws.s3;

import org.jspecify.annotations.NullMarked;
