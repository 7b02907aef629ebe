package dev.assay.aws.s3;

import dev.assay.aws.AwsErrors;
import dev.assay.data.DataException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Errors that only S3 has, as sentences. */
final class S3Errors {
    private S3Errors() {}

    /**
     * Translates.
     *
     * @param action the permission that the request needs, {@code s3:GetObject}
     * @param where what was asked for
     * @param endpoint of a store other than Amazon's
     */
    static DataException of(String action, S3Location where, SdkException problem, Optional<String> endpoint) {
        if (problem instanceof S3Exception answer) {
            Optional<String> own = own(action, where, answer);
            if (own.isPresent()) {
                return new DataException(where + ": " + own.get() + AwsErrors.said(answer), problem);
            }
        }
        return AwsErrors.of(action, where.toString(), endpoint.orElse("S3"), problem);
    }

    private static Optional<String> own(String action, S3Location where, S3Exception answer) {
        switch (AwsErrors.code(answer)) {
            case "NoSuchBucket":
                return Optional.of("there is no bucket " + where.bucket());
            case "NoSuchKey":
                return Optional.of("there is no such object");
            case "InvalidObjectState":
                return Optional.of("the object is archived (Glacier) and must be restored before it can be read");
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException":
                return Optional.of(otherRegion(answer));
            case "AccessDenied", "PreconditionFailed", "":
                break;
            default:
                return Optional.empty();
        }
        return switch (answer.statusCode()) {
            case 301, 307 -> Optional.of(otherRegion(answer));
            case 403 ->
                Optional.of(action + " on " + arn(action, where)
                        + " was refused; the credentials lack that permission, or the bucket wants the option"
                        + " requester-pays=true");
            case 404 -> Optional.of("there is no such bucket or object");
            case 412 -> Optional.of("the object changed while it was being read; run again when nobody writes it");
            default -> Optional.empty();
        };
    }

    private static String otherRegion(S3Exception answer) {
        return "the bucket is in another region"
                + Optional.ofNullable(answer.awsErrorDetails())
                        .map(AwsErrorDetails::sdkHttpResponse)
                        .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
                        .map(region -> ", " + region + "; set AWS_REGION or the option region=" + region)
                        .orElse("; set AWS_REGION or the option region=NAME");
    }

    private static String arn(String action, S3Location where) {
        boolean onBucket = action.equals("s3:ListBucket");
        return "arn:aws:s3:::" + where.bucket() + (onBucket ? "" : "/" + where.key());
    }
}
