package dev.assay.aws.s3;

import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the SDK throws, as one sentence that says what was refused and what to do; never with credentials or signatures. */
final class S3Errors {
    private S3Errors() {}

    /**
     * Translates.
     *
     * @param action the permission that the request needs, {@code s3:GetObject}
     * @param where what was asked for
     */
    static DataException of(String action, S3Location where, SdkException problem, Optional<String> endpoint) {
        if (problem instanceof S3Exception answer) {
            return new DataException(where + ": " + answered(action, where, answer), problem);
        }
        if (problem instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            return new DataException(where + ": interrupted", problem);
        }
        String host = endpoint.orElse("S3");
        if (problem instanceof ApiCallTimeoutException || problem instanceof ApiCallAttemptTimeoutException) {
            return new DataException(where + ": " + host + " does not answer in time", problem);
        }
        String text = text(problem);
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("unable to load credentials") || lower.contains("profile file contained no credentials")) {
            return new DataException(
                    where + ": no AWS credentials were found (environment, profile, machine's role); set them, or the"
                            + " option anonymous=true for public data",
                    problem);
        }
        if (lower.contains("unable to load region") || lower.contains("unable to find a region")) {
            return new DataException(
                    where + ": no AWS region is set; set AWS_REGION, or the option region=NAME", problem);
        }
        return new DataException(where + ": " + host + " cannot be reached: " + text, problem);
    }

    private static String answered(String action, S3Location where, S3Exception answer) {
        String code = Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
        String said = " (" + answer.statusCode() + (code.isEmpty() ? "" : " " + code) + ")";
        switch (code) {
            case "NoSuchBucket":
                return "there is no bucket " + where.bucket() + said;
            case "NoSuchKey":
                return "there is no such object" + said;
            case "ExpiredToken", "TokenRefreshRequired", "RequestExpired":
                return "the AWS credentials have expired; renew them" + said;
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken":
                return "the AWS credentials are not accepted; check key and secret" + said;
            case "RequestTimeTooSkewed":
                return "the clock of this machine differs too much from that of S3; set it" + said;
            case "InvalidObjectState":
                return "the object is archived (Glacier) and must be restored before it can be read" + said;
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException":
                return "the bucket is in another region" + region(answer) + said;
            case "SlowDown", "ServiceUnavailable", "Throttling", "ThrottlingException", "RequestLimitExceeded":
                return "S3 asked again and again to slow down; use fewer --threads, or try later" + said;
            default:
                break;
        }
        switch (answer.statusCode()) {
            case 301, 307:
                return "the bucket is in another region" + region(answer) + said;
            case 403:
                return action + " on " + arn(action, where)
                        + " was refused; the credentials lack that permission, or the bucket wants the option"
                        + " requester-pays=true" + said;
            case 404:
                return "there is no such bucket or object" + said;
            case 412:
                return "the object changed while it was being read; run again when nobody writes it" + said;
            case 429, 503:
                return "S3 asked again and again to slow down; use fewer --threads, or try later" + said;
            default:
                return action + " failed" + said;
        }
    }

    private static String region(S3Exception answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
                .map(region -> ", " + region + "; set AWS_REGION or the option region=" + region)
                .orElse("; set AWS_REGION or the option region=NAME");
    }

    private static String arn(String action, S3Location where) {
        boolean onBucket = action.equals("s3:ListBucket");
        return "arn:aws:s3:::" + where.bucket() + (onBucket ? "" : "/" + where.key());
    }

    /** What the deepest cause says; that of the SDK repeats whole requests. */
    private static String text(Throwable problem) {
        Throwable deepest = problem;
        for (int depth = 0; deepest.getCause() != null && depth < 20; depth++) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        String name = deepest.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            return name;
        }
        String line = message.strip().lines().findFirst().orElse(name);
        return (deepest instanceof SdkException ? "" : name + ": ") + line.substring(0, Math.min(line.length(), 300));
    }

    /** A range that does not fit into an array. */
    static LimitException tooLarge(S3Location where, long bytes) {
        return new LimitException(where + ": " + bytes + " bytes are wanted at once");
    }
}
