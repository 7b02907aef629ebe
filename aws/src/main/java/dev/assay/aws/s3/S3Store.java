package dev.assay.aws.s3;

import dev.assay.aws.AwsErrors;
import dev.assay.aws.AwsOptions;
import dev.assay.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The requests that Assay makes. Throttling, server errors and broken connections are tried again by the SDK, with growing pauses of random
 * length; bodies that end too early are asked for again from where they ended. Thread-safe; one for all that use the same options, for the
 * life of the process.
 */
final class S3Store {
    private static final int ATTEMPTS = AwsOptions.ATTEMPTS;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final Map<AwsOptions, S3Store> STORES = new ConcurrentHashMap<>();

    private final AwsOptions options;
    private final S3Client client;

    private S3Store(AwsOptions options, S3Client client) {
        this.options = options;
        this.client = client;
    }

    /**
     * The store for some options.
     *
     * @throws DataException if no region is known, or the profile does not exist
     */
    static S3Store of(AwsOptions options) throws DataException {
        S3Store known = STORES.get(options);
        if (known != null) {
            return known;
        }
        synchronized (STORES) {
            S3Store store = STORES.get(options);
            if (store == null) {
                store = new S3Store(options, client(options));
                STORES.put(options, store);
            }
            return store;
        }
    }

    private static S3Client client(AwsOptions options) throws DataException {
        S3ClientBuilder builder = options.apply(S3Client.builder(), options.endpoint())
                .forcePathStyle(options.pathStyle())
                // Parts of objects have no checksum of their own, and stores other than Amazon's do not know the newer
                // ones.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (options.requesterPays()) {
            // With every request, whatever it is.
            builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                    .putHeader("x-amz-request-payer", "requester")
                    .build());
        }
        try {
            return builder.build();
        } catch (SdkException e) {
            throw AwsErrors.of("s3:GetObject", "S3", "S3", e);
        }
    }

    /** All objects whose keys begin with a prefix, page by page, in the order of their keys' bytes; stops where the consumer says so. */
    void list(S3Location prefix, int most, Consumer<S3Object> consumer) throws DataException {
        String token = null;
        int seen = 0;
        do {
            ListObjectsV2Request.Builder request = ListObjectsV2Request.builder()
                    .bucket(prefix.bucket())
                    .prefix(prefix.key())
                    .continuationToken(token);
            if (most < 1000) {
                request.maxKeys(most);
            }
            ListObjectsV2Response page = page(prefix, request.build());
            page.contents().forEach(consumer);
            seen += page.contents().size();
            token = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        } while (token != null && seen < most);
    }

    /** A page of a listing. An answer whose body was lost looks like one without objects, but lacks the bucket's name, too. */
    private ListObjectsV2Response page(S3Location prefix, ListObjectsV2Request request) throws DataException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                ListObjectsV2Response page = client.listObjectsV2(request);
                boolean whole = page.keyCount() == null
                        || page.keyCount() == page.contents().size();
                if (page.name() != null && whole) {
                    return page;
                }
            } catch (SdkException e) {
                throw error("s3:ListBucket", prefix, e);
            }
            pause(prefix, attempt);
        }
        throw new DataException(prefix + ": the listing came incomplete " + ATTEMPTS + " times");
    }

    /**
     * Reads a range of an object.
     *
     * @param tag the version it must be, as listed; empty if the store gives none
     * @throws DataException if the object changed or is gone, or all attempts failed; names object, range and attempts
     */
    void read(S3Location object, String tag, long position, byte[] target, int offset, int length)
            throws DataException {
        int done = 0;
        int attempt = 1;
        while (done < length) {
            int before = done;
            try {
                done += readOnce(object, tag, position + done, target, offset + done, length - done);
            } catch (SdkException e) {
                throw error("s3:GetObject", object, e);
            } catch (DataException e) {
                throw e;
            } catch (IOException e) {
                done += e instanceof Interruption interruption ? interruption.bytes : 0;
                if (attempt == ATTEMPTS) {
                    throw new DataException(
                            object + ": bytes " + position + " to " + (position + length - 1) + " could not be read in "
                                    + ATTEMPTS + " attempts: " + reason(e),
                            e);
                }
            }
            if (done < length) {
                attempt = done > before ? 1 : attempt + 1;
                pause(object, attempt);
            }
        }
    }

    /** A body that broke off. */
    private static final class Interruption extends IOException {
        private static final long serialVersionUID = 1L;
        private final int bytes;

        Interruption(int bytes, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.bytes = bytes;
        }
    }

    private int readOnce(S3Location object, String tag, long position, byte[] target, int offset, int length)
            throws IOException {
        GetObjectRequest.Builder request = GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .range("bytes=" + position + "-" + (position + length - 1));
        if (!tag.isEmpty()) {
            request.ifMatch(tag);
        }
        int done = 0;
        try (ResponseInputStream<GetObjectResponse> body = client.getObject(request.build())) {
            check(object, body, tag, position, length);
            while (done < length) {
                int count = read(body, target, offset + done, length - done, done);
                if (count < 0) {
                    throw new Interruption(done, "the body ended after " + done + " of " + length + " bytes", null);
                }
                done += count;
            }
        }
        return done;
    }

    private static int read(InputStream body, byte[] target, int offset, int length, int done) throws IOException {
        try {
            return body.read(target, offset, length);
        } catch (IOException | SdkException e) {
            throw new Interruption(done, reason(e), e);
        }
    }

    /** Some stores ignore ranges, or answer with another one: nothing of such a body can be used. */
    private static void check(
            S3Location object, ResponseInputStream<GetObjectResponse> body, String tag, long position, int length)
            throws DataException {
        GetObjectResponse answer = body.response();
        String range = answer.contentRange();
        boolean right = range == null
                ? position == 0 && answer.contentLength() != null && answer.contentLength() == length
                : range.startsWith("bytes " + position + "-" + (position + length - 1) + "/");
        String got = answer.eTag();
        if (right && (tag.isEmpty() || got == null || got.equals(tag))) {
            return;
        }
        body.abort();
        if (!right) {
            throw new DataException(object + ": the store answers a request for bytes " + position + " to "
                    + (position + length - 1) + " with " + (range == null ? "the whole object" : range)
                    + "; ranges are needed");
        }
        throw new DataException(
                object + ": the object changed while it was being read; run again when nobody writes it");
    }

    /** Writes an object of at most 5 GB in one request; readers see all of it or nothing. */
    void write(S3Location object, RequestBody content) throws DataException {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder().bucket(object.bucket()).key(object.key());
        try {
            client.putObject(request.build(), content);
        } catch (SdkException e) {
            throw error("s3:PutObject", object, e);
        }
    }

    /** Removes an object; nothing happens if there is none. */
    void delete(S3Location object) throws DataException {
        try {
            client.deleteObject(request -> request.bucket(object.bucket()).key(object.key()));
        } catch (SdkException e) {
            throw error("s3:DeleteObject", object, e);
        }
    }

    /** A whole small object; empty if there is none. */
    Optional<byte[]> readWhole(S3Location object, int most) throws DataException {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(object.bucket()).key(object.key());
        try (ResponseInputStream<GetObjectResponse> body = client.getObject(request.build())) {
            byte[] bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                body.abort();
                throw new DataException(object + ": larger than " + most + " bytes");
            }
            Long announced = body.response().contentLength();
            if (announced != null && announced != bytes.length) {
                throw new DataException(object + ": " + bytes.length + " of " + announced + " bytes came");
            }
            return Optional.of(bytes);
        } catch (S3Exception e) {
            if (e.statusCode() == 404 && !AwsErrors.code(e).equals("NoSuchBucket")) {
                return Optional.empty();
            }
            throw error("s3:GetObject", object, e);
        } catch (SdkException e) {
            throw error("s3:GetObject", object, e);
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(object + ": reading failed: " + reason(e), e);
        }
    }

    private DataException error(String action, S3Location where, SdkException problem) {
        return S3Errors.of(action, where, problem, options.endpoint().map(Object::toString));
    }

    private static void pause(S3Location object, int attempt) throws DataException {
        long most = FIRST_PAUSE_MILLIS << Math.min(attempt, 8);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException(object + ": interrupted", e);
        }
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
