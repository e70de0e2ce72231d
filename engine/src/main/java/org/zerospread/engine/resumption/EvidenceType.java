package org.zerospread.engine.resumption;

import java.util.Arrays;
import java.util.Optional;

/// What a file is by its first bytes, whatever its name says.
public enum EvidenceType {
    PDF("application/pdf", "%PDF-"), JPEG("image/jpeg", "\u00ff\u00d8\u00ff"), PNG("image/png", "\u0089PNG\r\n\u001a\n");

    private final String mediaType;
    private final String beginning;

    /// @param beginning first bytes, each a character
    EvidenceType(String mediaType, String beginning) {
        this.mediaType = mediaType;
        this.beginning = beginning;
    }

    /// Its media type.
    public String mediaType() {
        return mediaType;
    }

    /// The type of a content; empty when it is none of these.
    public static Optional<EvidenceType> find(byte[] content) {
        return Arrays.stream(values()).filter(type -> type.begins(content)).findFirst();
    }

    private boolean begins(byte[] content) {
        if (content.length < beginning.length()) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if ((content[i] & 0xff) != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
