package org.zerospread.app.enterprise;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.IntakeOrder;
import org.zerospread.app.intake.IntakePipeline;
import org.zerospread.app.intake.IntakeRun;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.intake.TableFault;

/// Takes in the staff list of one firm, from its own user or from an official, while he waits: ten thousand rows take seconds. Nothing of the file is kept.
@Component
public class StaffUpload {

    private final IntakePipeline pipeline;
    private final StaffLanding landing;

    StaffUpload(IntakePipeline pipeline, StaffLanding landing) {
        this.pipeline = pipeline;
        this.landing = landing;
    }

    /// What a list came to.
    ///
    /// @param run null when the file as a whole was refused
    /// @param faults the first of them
    public record Taken(@Nullable IntakeRun run, @Nullable TableFault refusal, List<FaultLog.Told> faults, List<Draft.Remark> notes) {
    }

    /// Takes the list in.
    ///
    /// @param most so many faults are told
    public Taken take(Firm firm, InputStream content, int most) throws IOException {
        Path copy = Files.createTempFile("staff", ".file");
        try (FaultLog faults = FaultLog.create()) {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            List<Draft.Remark> notes = new ArrayList<>();
            IntakeRun run = pipeline.take(new IntakeOrder(landing.of(firm), copy, faults, notes, false, DateContext.Order.UNKNOWN), state -> { }, () -> false);
            return new Taken(run, null, faults.listFirst(most), notes);
        } catch (TableFault whole) {
            return new Taken(null, whole, List.of(), List.of());
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
