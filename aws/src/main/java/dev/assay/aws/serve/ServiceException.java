package dev.assay.aws.serve;

/** An error as the service answers it. */
final class ServiceException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String type;

    /** @param type name of the error's shape */
    ServiceException(String type, String message) {
        super(message);
        this.type = type;
    }

    static ServiceException invalid(String message) {
        return new ServiceException("InvalidInputException", message);
    }

    static ServiceException notFound(String message) {
        return new ServiceException("EntityNotFoundException", message);
    }

    String type() {
        return type;
    }
}
