package org.zerospread.app.field.web;

import java.util.List;
import org.zerospread.app.field.Devices;

/// The phones of the reader's regions.
public record DevicesPage(List<Devices.Device> devices, boolean changed) {
}
