package org.zerospread.engine.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Opens a ZIP archive that strangers sent: everything in it is unpacked once, in constant memory, before the first row is believed.
///
/// What an entry says about its own size is not believed; what comes out is counted. Nothing is ever written under an entry's name.
final class ZipLimits {

    static final int MOST_ENTRIES = 5_000;
    static final long MOST_BYTES = 1L << 30;
    /// Sheets of a million empty styled rows reach some 25 to 1, bombs 1,000 to 1.
    static final int MOST_RATIO = 200;
    static final long RATIO_COUNTS_FROM = 32L << 20;

    private ZipLimits() {}

    /// @throws TableFault INT-007 cut off or damaged, INT-009 made to harm or too large
    static ZipFile open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw damaged(damaged);
        }
        try {
            check(zip);
            return zip;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static void check(ZipFile zip) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw tooLarge("超过 " + MOST_ENTRIES + " 个部分", "has more than " + MOST_ENTRIES + " parts");
        }
        long total = 0;
        byte[] buffer = new byte[1 << 16];
        try {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                total += unpacked(zip, entries.nextElement(), buffer, total);
            }
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw damaged(damaged);
        }
    }

    private static long unpacked(ZipFile zip, ZipEntry entry, byte[] buffer, long before) throws IOException {
        CRC32 crc = new CRC32();
        long size = 0;
        long packed = Math.max(1, entry.getCompressedSize());
        try (InputStream in = zip.getInputStream(entry)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                crc.update(buffer, 0, count);
                size += count;
                if (size > RATIO_COUNTS_FROM && size / packed > MOST_RATIO) {
                    throw tooLarge("压缩比异常", "unpacks to more than " + MOST_RATIO + " times its size");
                }
                if (before + size > MOST_BYTES) {
                    throw tooLarge("解压后超过 1 GB", "unpacks to more than 1 GB");
                }
            }
        }
        if (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue() || entry.getSize() >= 0 && entry.getSize() != size) {
            throw damaged(new ZipException("checksum"));
        }
        return size;
    }

    private static TableFault damaged(Exception how) {
        return new TableFault("INT-007", "工作簿不完整或已损坏, 可能没有传完; 请重新上传, 或打开另存后再上传",
                "the workbook is cut off or damaged (" + how.getMessage() + "); send it again, or open it, save it and send that");
    }

    private static TableFault tooLarge(String zh, String en) {
        return new TableFault("INT-009", "工作簿" + zh + ", 拒绝读取; 请另存为 CSV UTF-8 或分成几个文件",
                "the workbook " + en + " and is not read; save it as CSV UTF-8, or in several files");
    }
}
