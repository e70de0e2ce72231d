package org.zerospread.bench;

/// Something that was to be measured did not run as it should; the message says what and where to look.
final class NotMeasuredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotMeasuredException(String message) {
        super(message);
    }
}
