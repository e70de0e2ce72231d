package org.zerospread.app.command;

import java.sql.SQLException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `zerospread` command and its sub-commands.
///
/// Data goes to standard output, progress and messages to standard error. Exit codes: 0 done, 1 refused with
/// reasons, 2 wrong usage.
@Command(name = "zerospread", mixinStandardHelpOptions = true, version = "Zerospread 0.1.0",
        description = "零扩散: runs an outbreak of a communicable disease for a district, and keeps its economy working.",
        subcommands = {DemoCommand.class, ServeCommand.class, ReplayCommand.class, BulletinCommand.class, ForecastCommand.class, ImportCommand.class, TemplateCommand.class, ReturnsCommand.class, PlanCommand.class, DiseaseCommand.class, ChainCommand.class, TraceCommand.class, EstimateCommand.class, RiskCommand.class, MatrixCommand.class, CertificateCommand.class, KeysCommand.class, AuditCommand.class, RetentionCommand.class})
public final class Zerospread implements Runnable {

    @CommandLine.Spec
    CommandLine.Model.@Nullable CommandSpec spec;

    /// The program's entry: runs one command and ends with its exit code.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs the command that the words name.
    ///
    /// @return the exit code
    public static int run(String... arguments) {
        CommandLine line = commandLine(arguments);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((fault, command, parsed) -> {
            StoreException known = knownFault(fault);
            if (known == null) {
                throw fault;
            }
            System.err.println(known.code() + " " + known.getMessage());
            return 1;
        });
        return line.execute(arguments);
    }

    /// A command that needs no store is made alone: making all the others takes as long again as all that it does.
    private static CommandLine commandLine(String... arguments) {
        Object alone = switch (arguments.length == 0 ? "" : arguments[0]) {
            case "plan" -> new PlanCommand();
            case "chain" -> new ChainCommand();
            case "trace" -> new TraceCommand();
            case "estimate" -> new EstimateCommand();
            case "risk" -> new RiskCommand();
            case "matrix" -> new MatrixCommand();
            case "certificate" -> new CertificateCommand();
            case "disease" -> new DiseaseCommand();
            default -> null;
        };
        return alone == null ? new CommandLine(new Zerospread())
                : new CommandLine(CommandLine.Model.CommandSpec.create().name("zerospread")).addSubcommand(arguments[0], alone);
    }

    private static @Nullable StoreException knownFault(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreException known) {
                return known;
            }
            if (cause instanceof FlywayValidateException) {
                return new StoreException("STO-011", "数据库的结构与本程序不符(由更新或改动过的版本建立):请用当初的版本或更新版本打开,或另选数据目录。"
                        + " The store was laid out by a newer or altered version: open it with that version or a newer one, or choose another store.");
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                StoreException known = databaseFault(sql.getSQLState());
                if (known != null) {
                    return known;
                }
            }
        }
        return null;
    }

    private static @Nullable StoreException databaseFault(String state) {
        return switch (state) {
            case "53100" -> new StoreException("STO-003", "磁盘已满:请腾出空间再试,已提交的数据没有丢失。 The disk is full: free some space and try again; nothing committed was lost.");
            case "42501" -> new StoreException("STO-010", "数据库用户权限不足:它须能建立模式和角色。 The database user lacks rights: it must be allowed to create schemas and roles.");
            case "08000", "08001", "08003", "08006", "57P01", "57P02", "57P03" -> new StoreException("STO-008",
                    "与数据库的连接中断:请确认它在运行,再试一次。 The connection to the database was lost: see that it is running and try again.");
            case "ZS015" -> new StoreException("STO-015", "这个数据库建于号码加密之前:请另选数据目录,重新导入或重放。"
                    + " This store was made before numbers were encrypted: choose another data directory and import or replay anew.");
            default -> null;
        };
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
