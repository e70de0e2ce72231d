package org.zerospread.engine.certificate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The answer about a certificate that is shown. Each of them is another thing to say to the one who shows it.
public sealed interface Verdict {

    /// Its stable word.
    enum Word {
        VALID, EXPIRED, NOT_YET_VALID, REVOKED, ALTERED, FOREIGN_KEY, FORGED, UNREADABLE
    }

    Word word();

    /// The code by which it is looked up; empty for one that holds.
    String code();

    String zh();

    String en();

    /// The key that it names; null where it names none.
    @Nullable
    String kid();

    /// What it says. Null where nothing of it can be relied on, for what was not signed is not told to anybody.
    default @Nullable CertificateContent content() {
        return null;
    }

    /// It holds.
    record Valid(String kid, CertificateContent content) implements Verdict {

        @Override
        public Word word() {
            return Word.VALID;
        }

        @Override
        public String code() {
            return "";
        }

        @Override
        public String zh() {
            return "有效";
        }

        @Override
        public String en() {
            return "valid";
        }
    }

    /// It held once.
    record Expired(String kid, CertificateContent content, Instant at) implements Verdict {

        @Override
        public Word word() {
            return Word.EXPIRED;
        }

        @Override
        public String code() {
            return "CRT-001";
        }

        @Override
        public String zh() {
            return "已过期: 请本人重新申领";
        }

        @Override
        public String en() {
            return "expired: its owner asks for a new one";
        }
    }

    /// It will hold later.
    record NotYetValid(String kid, CertificateContent content) implements Verdict {

        @Override
        public Word word() {
            return Word.NOT_YET_VALID;
        }

        @Override
        public String code() {
            return "CRT-002";
        }

        @Override
        public String zh() {
            return "尚未生效: 核对签发时间和本机时钟";
        }

        @Override
        public String en() {
            return "not valid yet: compare the time of issue with this clock";
        }
    }

    /// The issuer took it back.
    record Revoked(String kid, CertificateContent content) implements Verdict {

        @Override
        public Word word() {
            return Word.REVOKED;
        }

        @Override
        public String code() {
            return "CRT-003";
        }

        @Override
        public String zh() {
            return "已被撤销: 请本人联系签发单位";
        }

        @Override
        public String en() {
            return "revoked: its owner speaks to the issuer";
        }
    }

    /// It was a certificate of the issuer's, or looks like one, and was changed afterwards.
    ///
    /// @param part what of it is not as it was signed
    record Altered(@Nullable String kid, Part part) implements Verdict {

        /// Which part of it.
        public enum Part {
            HEADER, PAYLOAD, CONTENT, SIGNATURE
        }

        @Override
        public Word word() {
            return Word.ALTERED;
        }

        @Override
        public String code() {
            return "CRT-004";
        }

        @Override
        public String zh() {
            return "被改动或损坏(" + switch (part) {
                case HEADER -> "证明头";
                case PAYLOAD -> "内容解不开";
                case CONTENT -> "内容与编号不符";
                case SIGNATURE -> "签名残缺";
            } + "): 请出示原件";
        }

        @Override
        public String en() {
            return "altered or damaged (" + switch (part) {
                case HEADER -> "its header";
                case PAYLOAD -> "its content does not unpack";
                case CONTENT -> "its content does not fit its number";
                case SIGNATURE -> "its signature is not whole";
            } + "): ask for the original";
        }
    }

    /// Signed by somebody whose key is not among those that are accepted.
    record ForeignKey(String kid) implements Verdict {

        @Override
        public Word word() {
            return Word.FOREIGN_KEY;
        }

        @Override
        public String code() {
            return "CRT-005";
        }

        @Override
        public String zh() {
            return "不是认可的签发单位: 密钥 " + kid + " 不在公钥集中";
        }

        @Override
        public String en() {
            return "not an accepted issuer: the key " + kid + " is not in the key set";
        }
    }

    /// It names an accepted key and was not signed with it.
    record Forged(String kid) implements Verdict {

        @Override
        public Word word() {
            return Word.FORGED;
        }

        @Override
        public String code() {
            return "CRT-006";
        }

        @Override
        public String zh() {
            return "伪造: 签名不是所称签发单位的, 请扣留并报告";
        }

        @Override
        public String en() {
            return "forged: the signature is not that of the issuer it names; keep it and report it";
        }
    }

    /// No certificate at all.
    record Unreadable(@Nullable String kid) implements Verdict {

        @Override
        public Word word() {
            return Word.UNREADABLE;
        }

        @Override
        public String code() {
            return "CRT-007";
        }

        @Override
        public String zh() {
            return "不是健康证明, 或没有读全: 请重新扫描";
        }

        @Override
        public String en() {
            return "no health certificate, or not read as a whole: scan it again";
        }
    }
}
