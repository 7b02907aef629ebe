package dev.assay.aws;

import dev.assay.data.DataException;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK throws, as one sentence that says what was refused and what to do; never with credentials or signatures. */
public final class AwsErrors {
    private AwsErrors() {}

    /**
     * Translates.
     *
     * @param action the permission that the request needs, {@code s3:GetObject}
     * @param where what was asked for
     * @param host who was asked, for messages
     */
    public static DataException of(String action, String where, String host, SdkException problem) {
        if (problem instanceof AwsServiceException answer) {
            return new DataException(where + ": " + answered(action, answer), problem);
        }
        if (problem instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            return new DataException(where + ": interrupted", problem);
        }
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

    /** The error's code as the service wrote it; empty if it wrote none. */
    public static String code(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }

    /** Status and code, in parentheses, for the end of a message. */
    public static String said(AwsServiceException answer) {
        String code = code(answer);
        return " (" + answer.statusCode() + (code.isEmpty() ? "" : " " + code) + ")";
    }

    private static String answered(String action, AwsServiceException answer) {
        String said = said(answer);
        switch (code(answer)) {
            case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired":
                return "the AWS credentials have expired; renew them" + said;
            case "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "InvalidSignatureException",
                    "InvalidToken",
                    "UnrecognizedClientException":
                return "the AWS credentials are not accepted; check key and secret" + said;
            case "RequestTimeTooSkewed":
                return "the clock of this machine differs too much from that of AWS; set it" + said;
            case "SlowDown", "ServiceUnavailable", "Throttling", "ThrottlingException", "RequestLimitExceeded":
                return "the service asked again and again to slow down; use fewer --threads, or try later" + said;
            case "AccessDenied", "AccessDeniedException":
                return action + " was refused; the credentials lack that permission" + said;
            default:
                break;
        }
        if (answer.statusCode() == 429 || answer.statusCode() == 503) {
            return "the service asked again and again to slow down; use fewer --threads, or try later" + said;
        }
        String message = Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .orElse("");
        return action + " failed" + (message.isBlank() ? "" : ": " + message.strip()) + said;
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
}
